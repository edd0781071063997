/** The files of a process definition, each as its schema says. Made by `npm run types`: change definition.schema.json, not this file. */

/** A CEL expression. */
export type Cel = string
/** One name, or a list of names. */
export type NameOrNames = (string | string[])
/** A way out of a state: the name of the state it leads to, or a map with more about it. */
export type Way = (string | {
/** Its name, needed where several ways stand in a list. */
id?: string
/** The state it leads to: a neighbour by name, one inside as `.name`, any other as `#chart.name`. Without it the state stays. */
target?: string
/** The fact that must hold, or `!fact`. Without it the way is always open. */
guard?: string
actions?: NameOrNames
/** Leave and enter the state again, so that its `entry` effects follow once more. */
reenter?: boolean
why?: string
locked?: string
/** For readers of the chart. */
description?: string
})
export type Ways = (string | {
/** Its name, needed where several ways stand in a list. */
id?: string
/** The state it leads to: a neighbour by name, one inside as `.name`, any other as `#chart.name`. Without it the state stays. */
target?: string
/** The fact that must hold, or `!fact`. Without it the way is always open. */
guard?: string
actions?: NameOrNames
/** Leave and enter the state again, so that its `entry` effects follow once more. */
reenter?: boolean
why?: string
locked?: string
/** For readers of the chart. */
description?: string
} | Way[])
export type Screens = (Screen[] | Screen)

export interface Process {
/** The meta-schema, for editors. */
$schema?: string
/** Name of the process, lowerCamelCase. */
id: string
/** Version by semver; published as one. */
version: string
/** `<profile>@<version>`: what law and sector fix. */
profile: string
/** First language of the texts: what has no text in another language is displayed in this one. */
language?: string
/** What data are used for, each with its source. */
purposes?: {
[k: string]: {
why?: string
locked?: string
}
}
/** Kinds of organisations that its expressions and forms name: what the `party` of an organisation may be. */
parties?: {
[k: string]: {
why?: string
locked?: string
}
}
/** Who takes part. */
roles: {
[k: string]: Role
}
/** Named lists of roles, usable wherever a role stands. */
circles?: {
[k: string]: string[]
}
/** What differs from group to group. */
settings?: {
[k: string]: Setting
}
/** Sequences of numbers. */
numbering?: {
[k: string]: Numbering
}
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Role {
/** Role family of the profile: the widest access this role may ever have. */
family: string
/** Who has it: `creator` made the instance, `group` by a function in the partnership, `grant` through an item, `holder` whose item it is. */
held?: ("creator" | "group" | "grant" | "holder")
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Setting {
/** Type of the value. */
type: ("integer" | "number" | "string" | "boolean")
/** What a number counts. */
unit?: string
/** The values to choose from. */
enum?: unknown[]
/** The value is a group that runs this process: it is chosen from those there are. */
groupOf?: string
/** Counts where nobody set it. */
default: unknown
/** The least that may be set. */
minimum?: number
/** The most that may be set. */
maximum?: number
/** Who may set it: the group, or the region it belongs to. */
setBy?: string
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Numbering {
/** `{year}-{n:3}`: the year, the counter in three digits, `{number}` the instance's own number. */
pattern: string
/** What the counter belongs to. */
scope: ("year" | "instance" | "group" | "process")
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
/** A section that is open in this state: a task for these roles, and their right to write it. */
export interface Open {
/** Roles and circles that may write the section here. */
by: string[]
/** The deadline until which. */
due?: string
/** It may be filled and is nobody's task. */
optional?: boolean
/** Field → CEL: what is suggested when nothing stands there yet. */
prefill?: {
[k: string]: string
}
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
/** An event that is awaited in this state: a task in the worklist of who may send it. It gives no right. */
export interface Await {
/**
 * Of those who may send it, whose task it is.
 * 
 * @minItems 1
 */
by?: string[]
/** The deadline until which. */
due?: string
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
/**  */
export interface State {
/** Its name, where it differs from the key under which it stands. */
id?: string
/** `parallel`, `final` or `history`; else a plain state. */
type?: ("atomic" | "compound" | "parallel" | "final" | "history")
/** `shallow` or `deep`. */
history?: ("shallow" | "deep")
/** Where a history state leads when nothing is remembered. */
target?: string
/** The first of its states. */
initial?: string
/** Its states, in the order of the process. */
states?: {
[k: string]: State
}
/** Event → way out, or several ways out of which the first open one is taken. `{}` forbids the event. */
on?: {
[k: string]: Ways
}
always?: Ways
onDone?: Ways
entry?: NameOrNames
exit?: NameOrNames
/** Read as `case.has.<tag>`; `end` means ended or resting. */
tags?: string[]
/** What is open and awaited here, and what stands still. */
meta?: {
/** Section -> who may write it here: a task and a right. */
open?: {
[k: string]: Open
}
/** Event -> whose task it is to send it; it gives no right. */
awaits?: {
[k: string]: Await
}
/** Deadlines of the whole instance stand still here. */
suspends?: {
/** Always `true`. */
all: true
/** Deadlines that go on all the same. */
except?: string[]
why?: string
locked?: string
}
/** How long an instance that ends here is kept: a retention of the profile. */
keep?: string
why?: string
locked?: string
}
/** For readers of the chart. */
description?: string
invoke?: unknown
after?: unknown
spawn?: unknown
activities?: unknown
context?: unknown
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Table {
/** Names and types of the columns that are compared: `relation: string`. */
in: string[]
/** Type of the answer. */
out: string
/** A list, or a map id → row so that a variant can address one. The last cell of a row is the answer; the first row that fits counts; `-` fits everything. */
rows: ((string | number | boolean)[][] | {
[k: string]: (string | number | boolean)[]
})
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
/** A named value over the document, computed anew after every change. */
export interface Fact {
/** CEL. A bool is a guard and a gate. */
is?: string
/** Its value when something it reads is absent. */
else?: (string | boolean | number)
table?: Table
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Facts {
[k: string]: Fact
}
/** Role or circle -> `true`, or the fact while which it may read. */
export interface Read {
[k: string]: true | string
}
export interface Section {
/** The form through which it is filled: `<process>/<form>`. */
form: string
read: Read
/** Roles that see who wrote it. */
author?: string[]
/** Roles that see whether something stands in it, also while they may not read it. */
known?: string[]
when?: Cel
/** What becomes of what was there: `keep` or `erase`. */
whenGone?: ("keep" | "erase")
/** Encryption key and retention of its own. */
key?: string
/** Who wrote each row last is kept, and stands beside it for who sees authors. */
rowAuthors?: boolean
/** Field (`list.field` in a row) → fact of the main unit that gives the ids of the persons or organisations it may name. */
among?: {
[k: string]: string
}
/** Roles to which one row may be narrowed. */
rows?: string[]
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Sections {
[k: string]: Section
}
/** The few rules that belong to a whole kind. */
export interface Access {
/** Role → gate: nothing at all for this role without it. */
only?: {
[k: string]: string
}
/** Facts that give the persons or organisations who are shut out of everything. */
exclude?: {
[k: string]: string
}
/** Kinds of links that carry an exclusion to the linked instances. */
along?: string[]
/** Who hands an instance over when the one whose it is was stopped; nobody without it. */
handOver?: {
/** Roles and circles. */
by: string[]
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
}
/** The fact that says when a running instance may go over to a newer version. */
upgrade?: string
/** Who makes the copy that a person whom it is about may ask for, and the list of which each row is such a person. */
inspect?: {
section: string
/** The list of that section of which each row is somebody. */
rows: string
/** The field of a row that names the person. */
name: string
/**
 * Roles and circles.
 * 
 * @minItems 1
 */
by: string[]
why?: string
locked?: string
}
/** By which fields the same subject is recognised elsewhere. */
subject?: {
/** The section that says who it is. */
section: string
/** The list of that section of which each row is somebody; without it the section is. */
rows?: string
/** Field of a row -> values: only such rows are looked at. */
where?: {
/** @minItems 1 */
[k: string]: string[]
}
/**
 * Fields that are compared: days as they are, texts by their words.
 * 
 * @minItems 1
 */
match: string[]
/** Roles to which is shown that another instance may be about the same subject. */
tell?: string[]
why?: string
locked?: string
}
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Event {
/** Roles that may send it. */
by?: string[]
/** Other kinds that may send it; `process/kind` is one of another process. */
from?: string[]
/** The section it writes in the same commit. */
fill?: string
/** The list of that section to which it adds one row, without showing the others. */
row?: string
/** The section at whose form it is offered too, as the other way out. */
beside?: string
/** Its fields are asked anew each time: what was filled in the last time is not shown. */
anew?: boolean
/** Field of `fill` → CEL: what is suggested when nothing stands there yet. */
prefill?: {
[k: string]: string
}
/** The incoming link that has to be chosen with it. */
pick?: string
/** Ask before it is sent. */
confirm?: boolean
/** Not the person who sent one of these events. */
notBy?: string[]
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Events {
[k: string]: Event
}
/** What is carried out when a state is entered or a way is taken: one verb. */
export interface Effect {
/** Gives a number of this sequence. */
number?: string
/** The number is kept when the state is entered again. */
once?: boolean
/** Roles that get a notice. */
notify?: string[]
/** The paper that is made and kept. */
report?: string
/** The section into which facts are written as they are at this moment. */
record?: string
/** The event that is sent to other instances. */
send?: string
/** CEL: the addressees. */
to?: string
/** The kind of instance that is started. */
start?: string
/** The id of another process: one of its kinds is started, or its instances take the event. */
process?: string
/** CEL: the group on which it is started. */
at?: string
/** A tree of CEL that goes along. */
with?: (string | {

})
/** Facts asked again when it is carried out; it is dropped when one does not hold. */
needs?: string[]
/** Effects after the answer yes. */
accepted?: string[]
/** Effects after the answer no. */
refused?: string[]
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Effects {
[k: string]: Effect
}
export interface Rung {
/** Units after `due` (before it when negative), or with a unit of its own. */
at: (number | {
n: number
unit: ("minute" | "hour" | "day" | "workday" | "week" | "month")
})
/** Effects that follow. */
effects?: string[]
/** The event that follows. */
event?: string
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
/** A stopwatch. */
export interface Deadline {
/** CEL: it runs while this holds. */
while: string
/** CEL: it stands still while this holds. */
paused?: string
/** CEL: the day or instant it counts from; else when `while` began. */
from?: string
/** CEL: how many units; negative counts back. */
due: (string | number)
/** minute, hour, day, workday, week or month. */
unit: ("minute" | "hour" | "day" | "workday" | "week" | "month")
/** CEL: the time of day at which it is due. */
time?: string
/** Reminders and events before and after it is due. */
ladder?: {
[k: string]: Rung
}
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Deadlines {
[k: string]: Deadline
}
/** One screen of a kind. */
export interface Screen {
/** The layout; each has keys of its own. */
layout: ("case" | "meeting" | "list" | "consent" | "round" | "goals" | "phases" | "form")
}
export interface Grant {
/** CEL: the persons who get the role. */
to: string
/** CEL: as long as this holds. */
while?: string
/** How far it reaches: the whole instance, the parent, or this item. */
on?: ("instance" | "parent" | "item")
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Item {
/** The meta-schema, for editors. */
$schema?: string
/** The screen that shows it. */
layout?: string
/** CEL: the keys for each of which there is one (a set, a round). */
for?: string
/** The fact of the kind that sums the set up. */
enough?: string
/** CEL: the persons whose item it is. */
holder?: string
/** The item it belongs to, read as `parent`. */
of?: string
/** More than one unfinished link to the same instance. */
many?: boolean
/** Who may make one, when, and with which section filled. */
add?: {
/** Roles and circles that may make one; `holder` is whoever will hold it. */
by: string[]
/** A fact of the new item, asked before it is there. */
if?: string
/** A fact of the instance without which nobody is offered it, nor told why not; `if` still refuses. */
offered?: string
/** The section that is filled in with it. */
fill?: string
/** Ask before it is made. */
confirm?: boolean
why?: string
locked?: string
}
/** A relation to another instance. */
link?: {
/** The kind at the far end. */
to: string
/** Name -> field of the far end that is kept here, as `item.far.<name>`. */
brings?: {
[k: string]: string
}
/** Name -> CEL: what is sent along with the asking. */
with?: {
[k: string]: string
}
/** Name -> field or fact of ours that the far end may read. */
shows?: {
[k: string]: string
}
why?: string
locked?: string
/** Several unfinished ones to one target; may stand beside `link` as well. */
many?: boolean
}
/** Role → the people who have it through this item. */
grants?: {
[k: string]: Grant
}
/** Only its holder knows that it is there, and only as long as the instance is open to them. */
private?: boolean
/** Facts that give who is shut out of this item. */
exclude?: {
[k: string]: string
}
chart: State
facts?: Facts
sections?: Sections
events?: Events
effects?: Effects
deadlines?: Deadlines
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Block {
/** A heading; its words stand in the texts. */
heading?: string
/** Fields, by section and name. */
fields?: string[]
/** CEL: the rows. */
table?: string
/** CEL of a row: by what it is sorted. */
order?: string
/** Column → CEL of a row. */
columns?: {
[k: string]: string
}
/** CEL: only then. */
when?: string
/** Words with `{{ CEL }}` in them. */
text?: string
/** CEL of a row: the person or persons whose it is; marked in the copy of their organisation. */
whose?: string
/** Name (words as of a column) → CEL: its values in one line; empty ones are left out. */
lists?: {
[k: string]: string
}
/** CEL: the rows, each in a cell of the grid. */
grid?: string
/** CEL of a row: the line of the grid in which it stands. */
per?: string
/** CEL of a row: the column of the grid in which it stands; the choices of that field are the columns. */
by?: string
/** CEL: lines that are there also without a row, in this order. */
among?: string
/** Name → CEL of a row: the first is what stands in the cell, the others stand smaller beside it. */
cell?: {
[k: string]: string
}
/** CEL: the rows that are shown beside those of `against`. */
beside?: string
/** CEL: the rows that are shown beside those of `beside`. */
against?: string
/** CEL of a row of either list: what it is about; rows about the same stand in one line. */
match?: string
/** Name → CEL of a row of either list: what is shown of it; which of these differ stands in the last column. */
compare?: {
[k: string]: string
}
/** A drawing, by the name of its kind. */
drawing?: string
/** List of the drawing → its rows and their columns. */
data?: {
[k: string]: {
/** CEL: the rows. */
rows: string
/** Column → CEL of a row. */
columns: {
[k: string]: string
}
}
}
/** What follows begins on a new page. */
pageBreak?: true
/** A line to sign on. */
signature?: string
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Report {
/** The meta-schema, for editors. */
$schema?: string
/** The kind it is about, or an item of it: then it is made of one item at a time. */
of: string
/** `personal`, `pseudonymised`, `anonymous` or `aggregate`; everything in it must fit. */
privacy: ("personal" | "pseudonymised" | "anonymous" | "aggregate")
read?: Read
/** CEL: the day it is about, as ISO text; the day it is made where this says nothing. */
date?: string
/** How long it is kept from that day: a retention of the profile. */
keep?: string
/** A paper of every instance that links here, made there under its own rules and put together: in a workbook as rows of one sheet. */
each?: {
/** CEL: incoming links, by their views. */
list: string
/** CEL of a `row` of the list: the text by which they are sorted. */
order?: string
/** The paper that is made of each owner. */
report: string
}
/** Its blocks, in order. */
blocks: {
[k: string]: Block
}
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Figures {
[k: string]: Figure
}
export interface Figure {
/** The kind or item that is counted. */
over: string
/** A fact or state: how many of them. */
count?: string
/** A fact or state: which part of them. */
share?: string
/** CEL: the middle of what it gives; `since.<fact or state>` is when it came to hold. */
median?: string
/** CEL: all that it gives, added up. */
sum?: string
/** CEL: which of them are looked at; all without it. */
if?: string
/** CEL: the moment or day on which one falls; without it when its state was entered, else when its instance was made. */
at?: string
/** Roles of the group, or circles, that see it; nobody without it. */
read?: string[]
/** A number that rests on fewer is not shown, nor what it would follow from; 5 without it. */
smallest?: number
/** A number beside which it is shown. */
norm?: number
/** What it is told apart by. */
by?: string[]
/** A period of a year: month, quarter, halfYear, year. */
per?: string
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Tables {
[k: string]: Table
}
/** A promise that is proved. */
export interface Policy {
/** The kind or item it is about. */
of: string
/** CEL that may never hold. */
never?: string
/** CEL: once this has held … */
after?: string
/** … this must be able to come. */
leadsTo?: string
/** … this value stays. */
keeps?: string
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Policies {
[k: string]: Policy
}
export interface Step {
/** A name by which other examples start here. */
name?: string
/** The instance, or the path of an item: `a/consentPerson/mum`. */
at?: string
/** A role or a named person. */
as?: string
/** Another process that does it: `process/kind`, to what it started here or what started it. */
from?: string
/** The event that is sent. */
do?: string
/** The item that is added. */
add?: string
/** The kind of instance that is made. */
new?: string
/** The effect whose answer from outside is recorded; `to` says whose it is. */
answer?: string
/** Whether that answer is a yes; true when left out. */
accepted?: boolean
/** Section → fields. */
patch?: {
[k: string]: {

}
}
/** Fields that go along. */
with?: {

}
to?: NameOrNames
/** The incoming link that is chosen. */
pick?: string
key?: NameOrNames
/** Texts that are declared to be no names. */
declared?: string[]
refused?: NameOrNames
/** The clock is moved to this day. */
day?: (string | number)
/** The clock is moved to this time. */
time?: string
/** The group on which the instance is made. */
group?: string
/** Unit → state in which it must be. */
then?: {
[k: string]: NameOrNames
}
/** `"a family table"` → whether the role can read the section. */
reads?: {
[k: string]: boolean
}
/** Who finds which instances. */
lists?: {
[k: string]: unknown
}
log?: NameOrNames
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Example {
/** The meta-schema, for editors. */
$schema?: string
/** A sentence that says what is shown. */
title?: string
/** Starts from a point in another example. */
given?: {
/** The example whose steps come first. */
example: string
/** The name of the step, or the first state, up to which they are played. */
until: string
why?: string
locked?: string
}
/** The first day. */
day?: string
/** Settings it relies on. */
settings?: {

}
/** Persons by name, with role and party. */
people?: {

}
/** What happens and what must then be true. */
steps: Step[]
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Texts {

}
export interface Field {
/** string, integer, number, boolean, array or object. */
type?: ("string" | "integer" | "number" | "boolean" | "array" | "object")
/** A day before it is refused: a day, today, today-110y, or another day of the row or form. */
earliest?: string
/** A day after it is refused: written as earliest. */
latest?: string
/** A day before it is possible, but asked about: written as earliest. */
unlikelyBefore?: string
/** A day after it is possible, but asked about: written as earliest. */
unlikelyAfter?: string
/** The choices, by id; their words stand in the texts. */
enum?: unknown[]
/** The only value there may be. */
const?: unknown
/** `date`, `time`, … */
format?: string
/** The fewest characters. */
minLength?: number
/** The most characters. */
maxLength?: number
/** RE2 syntax that a text must match. */
pattern?: string
/** The least value. */
minimum?: number
/** The greatest value. */
maximum?: number
/** The value must be above it. */
exclusiveMinimum?: number
/** The value must be below it. */
exclusiveMaximum?: number
/** The value must be a multiple of it. */
multipleOf?: number
items?: Field
/** The fewest rows. */
minItems?: number
/** The most rows. */
maxItems?: number
/** No two rows may be the same; their ids are not compared. */
uniqueItems?: boolean
/** The fields of a group or of a row. */
properties?: {
[k: string]: Field
}
/** Fields of the group or row that are demanded. */
required?: string[]
/** Always `false`: no field that is not named. */
additionalProperties?: false
/** CEL: the field is there only then. */
visibleWhen?: string
/** CEL: it is demanded only then. */
requiredWhen?: string
/** CEL: nobody fills it. */
computed?: string
/** Whom it is about, whether it identifies, its class, and whether it is free text. */
privacy?: {
/** Whom it is about, in a word of the process: `child`, `family`, `professional`, `process`. */
subject: string
/** `direct` names somebody, `indirect` helps to find out who it is, `none` does neither. */
identifies: ("direct" | "indirect" | "none")
/** `process`, `contact`, `social`, `health`, `violence` or `whereabouts`: a role reads up to the ceiling of its family. */
class: ("process" | "contact" | "social" | "health" | "violence" | "whereabouts")
/** Somebody types it freely, so anything may stand in it. */
freeText?: boolean
why?: string
locked?: string
}
/** Asked for, not demanded. */
soft?: boolean
/** What an empty field reads as in expressions. */
absent?: unknown
/** A help text stands in the texts. */
help?: string
/** Names of persons in it are refused. */
screen?: boolean
/** CEL: names of persons in it are refused only then. */
screenWhen?: string
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
/** For readers of the schema; what users read stands in the texts. */
title?: string
/** For readers of the schema; what users read stands in the texts. */
description?: string
/** For readers of the schema; what users read stands in the texts. */
$comment?: string
}
export interface Form {
/** The meta-schema, for editors. */
$schema?: string
/** Always `object`. */
type: "object"
/** Fields that are demanded. */
required?: string[]
/** Its fields. */
properties: {
[k: string]: Field
}
/** Always `false`: no field that is not named. */
additionalProperties?: false
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
/** For readers of the schema; what users read stands in the texts. */
title?: string
/** For readers of the schema; what users read stands in the texts. */
description?: string
/** For readers of the schema; what users read stands in the texts. */
$id?: string
/** For readers of the schema; what users read stands in the texts. */
$comment?: string
}
export interface FormUi {
/** The meta-schema, for editors. */
$schema?: string
/** The pages, each with its fields. */
pages?: {
[k: string]: string[]
}
/** Field → list of the instance whose rows are offered in it: section.list.field. */
offers?: {
[k: string]: string
}
/** Field, or `list.field` of a new row → what it begins with when it is asked: `today`. */
begins?: {
[k: string]: "today"
}
/** Field → how it is filled in. */
widgets?: {
[k: string]: string
}
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
/** Data of a text screener; its exact shape is its own. */
export interface Screener {
[k: string]: unknown
}
export interface Profile {
/** The meta-schema, for editors. */
$schema?: string
/** Name of the profile. */
id: string
/** Its version. */
version: string
/** Ages of the law, dated, with their source. */
ages?: {
[k: string]: {
unit?: string
values: {
/** The first day on which it holds. */
from: string
/** The value. */
value: unknown
/** The article that says so. */
source: string
why?: string
locked?: string
}[]
why?: string
locked?: string
}
}
/** Legal grounds. */
grounds?: {
[k: string]: {
why?: string
locked?: string
source?: string
}
}
/** Role families, each with its ceiling. */
families: {
[k: string]: {
ceiling: ("process" | "contact" | "social" | "health" | "violence" | "whereabouts")
why?: string
locked?: string
}
}
/** Days on which nobody works. */
holidays: ({
day: string
name: string
why?: string
locked?: string
} | string)[]
/** How long what is kept, dated, with its source. */
retention?: {
[k: string]: {
unit?: string
values: {
/** The first day on which it holds. */
from: string
/** The value. */
value: unknown
/** The article that says so. */
source: string
why?: string
locked?: string
}[]
why?: string
locked?: string
}
}
/** Text screeners that are switched on; the data of each lies in screening/<name-with-hyphens>.json beside the profile. */
screeners?: string[]
/** Lists of the screener possibleNames, as profiles before "screeners" gave them. */
names?: {
/** Given names and family names, found however they are written. */
telling?: string[]
/** Names that are ordinary words as well: found with a capital only. */
alsoWords?: string[]
/** Words that are written with a capital and name nobody; words of a process's own texts need not be listed. */
noNames?: string[]
why?: string
locked?: string
}
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
/** One operation of a variant. */
export interface Edit {
/** In Dutch. */
nl?: string
/** In English. */
en?: string
/** The setting. */
set?: string
/** Its value. */
to?: unknown
/** The address of a text. */
text?: string
/** The field that is added: `<process>/<form>.<field>`. */
addField?: string
/** The field (or id) it stands after. */
after?: string
field?: Field
/** The field that is changed. */
changeField?: string
/** The field is not shown; what it reads as stays. */
hide?: (boolean | string[])
/** hard, soft or no. */
required?: ("hard" | "soft" | "no")
/** The choices that are left. */
choices?: unknown[]
/** Its words. */
label?: string
/** The state that is added. */
addStep?: string
/** The way on which it stands. */
on?: string
state?: State
/** The state whose tags and inner handlers it takes over. */
like?: string
/** Its events. */
go?: {
[k: string]: Event
}
/** Steps with which inherited examples walk it. */
pass?: Step[]
/** The state that is passed. */
skipStep?: string
/** The way out that is taken. */
as?: string
/** The address of what is added. */
add?: string
/** What is added, or what it is changed to. */
value?: unknown
/** The address of what is changed: only ever narrower. */
change?: string
/** The address of a way out or gate that is narrowed. */
narrow?: string
/** The fact that is joined with `&&`. */
if?: string
/** The address of what is put in another order. */
arrange?: string
/** The new order. */
order?: string[]
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
export interface Overlay {
/** The meta-schema, for editors. */
$schema?: string
/** Name of the variant. */
id: string
/** Version of the variant by semver: part of its hash, so that other words alone are another version too. */
version?: string
/** `<process>@<version>`: the version it stands on. */
base: string
/** Whose variant it is. */
municipality?: string
/** Its operations, by id. */
edits: {
[k: string]: Edit
}
/** Inherited examples that end otherwise here, and what is otherwise: told as a hint instead of an error. */
examples?: {
[k: string]: {
/**
 * What is otherwise, a sentence each.
 * 
 * @minItems 1
 */
changes: string[]
why?: string
locked?: string
}
}
/** Why it is so, with its source (a law, an agreement, a statement of the users). */
why?: string
/** Why no variant may touch this. */
locked?: string
}
