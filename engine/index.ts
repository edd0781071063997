/** The only door of the engine. Everything is pure: time, ids, numbers, people and validators come in as values. */

export {
  type Access,
  access,
  isThere,
  mayRead,
  maySee,
  maySeeUnit,
  mayWrite,
  readableFields,
  readGates,
  seesAuthor,
  type Wish,
} from "./access/access.ts";
export { withoutHiddenItems } from "./access/fact-visibility.ts";
export { hiddenAuthors } from "./access/hidden-authors.ts";
export { visibleIncoming } from "./access/incoming-links.ts";
export { joinNames, knownNames } from "./access/known-names.ts";
export { isHiddenOwner, maySeePick, ownerFor } from "./access/link-owners.ts";
export { readersOf } from "./access/readers.ts";
export { type Recipient, recipientsOf } from "./access/recipients.ts";
export { type ReportAccess, reportAccess, reportAudience } from "./access/report-access.ts";
export {
  candidates,
  isShutOut,
  openGates,
  type Participation,
  participationsOf,
  roleAmong,
  rolesOf,
} from "./access/roles.ts";
export { visibleFields, visibleRows } from "./access/rows.ts";
export {
  isToldOfSame,
  namesFound,
  type SubjectWords,
  searchWords,
  subjectsFor,
  subjectWords,
} from "./access/subject.ts";
export { leadsByBirth } from "./access/take-over.ts";
export { openTasksIn } from "./access/tasks.ts";
export type {
  CompiledFigure,
  CompiledKind,
  CompiledProcess,
  CompileResult,
  DefinitionSource,
  OverlaySource,
} from "./compile/types.ts";
export { isPaused, nextDue, rungsAhead } from "./decide/deadlines.ts";
export { decide } from "./decide/index.ts";
export { referenceOf } from "./decide/links.ts";
export { canBeName } from "./definition/can-be-name.ts";
export { MAX_LENGTH } from "./definition/json.ts";
export type { FieldSchema, FormSchema, FormUi, Json, PrivacyClass, ScreenDefinition } from "./definition/types.ts";
export { MOST_IN_A_KEY } from "./definition/types.ts";
export { type Drawing, type Ink, LETTER, NARROW, type Shape, WIDTH } from "./drawings/index.ts";
export { applyEdits, overlap } from "./edits/apply.ts";
export { acceptExamples, failingExamples } from "./edits/failing-examples.ts";
export {
  addQuestion,
  type Clause,
  type Condition,
  choicesOf,
  conditionOf,
  type Demand,
  type Destination,
  expressionFor,
  moveQuestion,
  type NewQuestion,
  oneOn,
  pagesIn,
  type Question,
  questionAt,
  questionsOf,
  type Renamed,
  removeQuestion,
  renameQuestion,
  setChoices,
  setDemand,
  setKeyword,
  type Test,
  testsFor,
  type Use,
  usesOf,
} from "./edits/form/index.ts";
export { formatFile } from "./edits/format.ts";
export { type Pattern, type PatternChoice, type PatternQuestion, patternEdits } from "./edits/pattern.ts";
export type { DefinitionEdit, EditedFiles, EditOutcome, EditRefusal } from "./edits/types.ts";
export { parsedFile, pointerTo, valueIn } from "./edits/values.ts";
export { addressOf } from "./edits/variant/address-of.ts";
export { variantFiles } from "./edits/variant/compose.ts";
export { type VariantConflict, variantConflicts } from "./edits/variant/conflicts.ts";
export { variantEdits } from "./edits/variant/translate.ts";
export { highestVersion, raisedVersion, versionOf } from "./edits/version.ts";
export {
  type FigureKind,
  type FigureTable,
  figureBlock,
  figureTable,
  type Measure,
  measuresOf,
} from "./figures/index.ts";
export { addressAt, lostRow, pointerAt, readAt, topOf, writeAt } from "./forms/addresses.ts";
export { checkForm } from "./forms/check.ts";
export { cleanText, isBlank, lengthOf } from "./forms/clean-text.ts";
export { compileForm } from "./forms/compile.ts";
export { differences, follow, patchBetween } from "./forms/differences.ts";
export { fieldErrors, type ValidatorError } from "./forms/errors.ts";
export { isEmpty, read, write } from "./forms/fields.ts";
export { FORMATS } from "./forms/formats.ts";
export { type Merged, mergeRows, type OfferingSection, wordsWithoutRow } from "./forms/merge-rows.ts";
export { compilePattern } from "./forms/patterns.ts";
export { formFields, resolveForm, screenedFields, withoutComputed } from "./forms/resolve.ts";
export type { CompiledForm, FieldError, Fields, FormState, Validate } from "./forms/types.ts";
export {
  type AccountId,
  asId,
  type CommandId,
  type DefinitionHash,
  type GroupId,
  type InstanceId,
  type ItemId,
  type OrganisationId,
  type PersonId,
} from "./ids.ts";
export { columnsOf, layoutOf, leadsOf, listOf, scheduleOf } from "./layouts/index.ts";
export type { Schedule } from "./layouts/types.ts";
export { type GoingOver, tryGoingOver } from "./migrate/attempt.ts";
export {
  type FieldMove,
  type MigrationPlan,
  planMigration,
  proposedMap,
  type Renames,
  type StateMove,
} from "./migrate/plan.ts";
export { pinned, publish, verify, verifyBeside } from "./publish.ts";
export { allowedInReport, buildReport, linkedView, partsOf, type ReportContext } from "./reports/build.ts";
export { merged, unfolded } from "./reports/bundle.ts";
export { type BlockChange, type CellChange, changesBetween, type RowChange } from "./reports/compare.ts";
export { copyFor } from "./reports/copy.ts";
export { instanceKeptUntil } from "./reports/retention.ts";
export type { ColumnKind, ReportBlock, ReportModel } from "./reports/types.ts";
export { yesWord } from "./reports/values.ts";
export { type Finding, type Reason, type Rejection, type RejectionCode, unreachable } from "./result.ts";
export { askedOnce, type Hit, screenText } from "./screening/screen.ts";
export type { Known, KnownNames } from "./screening/types.ts";
export { type SeriesDay, type SeriesRule, seriesDays } from "./series.ts";
export { type Coverage, coverageOf, type PlayedExample, playExamples } from "./simulate/coverage.ts";
export { runExample } from "./simulate/example.ts";
export { exampleFindings } from "./simulate/findings.ts";
export { refutationFindings } from "./simulate/refutation-findings.ts";
export { type Refutation, refutations } from "./simulate/refute.ts";
export { replay } from "./simulate/replay.ts";
export { fullestExamples, type SampleReport, sampleReport } from "./simulate/sample-report.ts";
export { type Move, type Script, World } from "./simulate/world.ts";
export { writeExample } from "./simulate/write-example.ts";
export type { EvaluationContext } from "./state/context.ts";
export { evolve } from "./state/evolve.ts";
export { holds } from "./state/facts.ts";
export { findUnit } from "./state/find-unit.ts";
export { acceptedItems } from "./state/link-targets.ts";
export { type MigrationMap, NO_MAP } from "./state/migration.ts";
export { pathFrom, pathText } from "./state/path-text.ts";
export { idsOfHuman, isSameHuman } from "./state/same-human.ts";
export { isSender } from "./state/senders.ts";
export type {
  Accepted,
  Actor,
  Command,
  Comparison,
  Contents,
  DecideContext,
  Decision,
  Directory,
  Effect,
  FarRef,
  Group,
  IncomingState,
  Instance,
  InstanceEvent,
  NewItemKey,
  PersonRef,
  Refused,
  SystemCommand,
  UnitPath,
  UserCommand,
} from "./state/types.ts";
export { itemUnits, mainUnit, pathOf, type Unit, unitAt, unitsOf } from "./state/unit.ts";
export {
  addDays,
  addMonths,
  atTime,
  type Clock,
  type Day,
  dayOf,
  earlier,
  milliseconds,
  nextWeekday,
  roundDown,
  startOfDay,
  type Timestamp,
  timestamp,
  workdaysBetween,
} from "./time.ts";
export { type PromiseSearch, type SearchStep, searchPromises } from "./verify/search/index.ts";
export { answerViews } from "./views/answers.ts";
export { maySeeTerm } from "./views/deadlines.ts";
export { displayState, displayStates } from "./views/display-state.ts";
export {
  type InspectedPart,
  type InspectedPerson,
  inspectedPeople,
  inspectionOf,
  mayInspect,
} from "./views/inspection.ts";
export { instanceView, visibleFact } from "./views/instance-view.ts";
export { aboutText, itemLabel } from "./views/item-label.ts";
export { type Outline, type OutlinedFact, outlineOf } from "./views/outline.ts";
export { pieceOf } from "./views/piece-of-work.ts";
export {
  differenceWords,
  type PlainChapter,
  type PlainDifference,
  type PlainPart,
  type PlainRow,
  type PlainWords,
  plainWords,
  type Verdict,
  type Verdicts,
} from "./views/plain/index.ts";
export { prefillOf } from "./views/prefill.ts";
export { processView } from "./views/process-view.ts";
export { type PromiseView, promiseViews, type Said } from "./views/promise-view.ts";
export { visibleRefusal } from "./views/refusals.ts";
export { type RightsCell, type RightsRow, rightsOf } from "./views/rights.ts";
export { tasksOf, withoutAuthors } from "./views/tasks.ts";
export { timelineOf } from "./views/timeline.ts";
export type {
  ActionOfOther,
  ActionView,
  AddView,
  AnswerView,
  DeadlineView,
  InstanceView,
  LineStep,
  ProcessStep,
  ProcessView,
  ProcessWay,
  SectionView,
  TaskView,
  TimelineEntry,
  UnitView,
} from "./views/types.ts";
