/** Our theme for rjsf: controls and templates by the names that rjsf-schema.ts gives. */

import { withTheme } from "@rjsf/core";
import { FieldTemplate, ObjectFieldTemplate } from "./templates/field.tsx";
import { RowsTemplate, RowTemplate } from "./templates/rows.tsx";
import { CheckboxesWidget, RadioWidget, SelectWidget, YesNoWidget } from "./widgets/choice.tsx";
import { DateWidget, MonthWidget } from "./widgets/date.tsx";
import { OfferedWidget } from "./widgets/offered.tsx";
import { OrganisationWidget, PeopleWidget, PersonWidget } from "./widgets/people.tsx";
import { ScaleWidget } from "./widgets/scale.tsx";
import { ComputedWidget, LinesWidget, NumberWidget, TextareaWidget, TextWidget, TimeWidget } from "./widgets/text.tsx";

const Nothing = () => null;

export const ThemedForm = withTheme({
  widgets: {
    text: TextWidget,
    textarea: TextareaWidget,
    number: NumberWidget,
    time: TimeWidget,
    computed: ComputedWidget,
    lines: LinesWidget,
    date: DateWidget,
    month: MonthWidget,
    radio: RadioWidget,
    scale: ScaleWidget,
    yesNo: YesNoWidget,
    select: SelectWidget,
    checkboxes: CheckboxesWidget,
    organisation: OrganisationWidget,
    person: PersonWidget,
    people: PeopleWidget,
    offered: OfferedWidget,
  },
  templates: {
    FieldTemplate,
    ObjectFieldTemplate,
    ArrayFieldTemplate: RowsTemplate,
    ArrayFieldItemTemplate: RowTemplate,
    ErrorListTemplate: Nothing,
    TitleFieldTemplate: Nothing,
    DescriptionFieldTemplate: Nothing,
    FieldErrorTemplate: Nothing,
    FieldHelpTemplate: Nothing,
  },
});
