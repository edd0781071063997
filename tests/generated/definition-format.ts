/* Made by `npm run types` from JSON Schema. Do not edit. */

/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "cel".
 */
export type Cel = string
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "nameOrNames".
 */
export type NameOrNames = (string | string[])
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "way".
 */
export type Way = (string | {
id?: string
target?: string
guard?: string
actions?: NameOrNames
reenter?: boolean
why?: string
locked?: string
})
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "ways".
 */
export type Ways = (string | {
id?: string
target?: string
guard?: string
actions?: NameOrNames
reenter?: boolean
why?: string
locked?: string
} | Way[])
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "screens".
 */
export type Screens = (Screen[] | Screen)

export interface FilesOfACasustafelProcessDefinitionDocsFormatMd {
process?: Process
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "process".
 */
export interface Process {
$schema?: string
id: string
version: string
profile: string
purposes?: {
[k: string]: {
why?: string
locked?: string
}
}
roles: {
[k: string]: Role
}
circles?: {
[k: string]: string[]
}
settings?: {
[k: string]: Setting
}
numbering?: {
[k: string]: Numbering
}
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "role".
 */
export interface Role {
family: string
held?: ("creator" | "group" | "grant" | "holder")
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "setting".
 */
export interface Setting {
type: ("integer" | "number" | "string" | "boolean")
unit?: string
enum?: unknown[]
default: unknown
minimum?: number
maximum?: number
setBy?: string
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "numbering".
 */
export interface Numbering {
pattern: string
scope: ("year" | "instance" | "group" | "process")
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "open".
 */
export interface Open {
by: string[]
due?: string
optional?: boolean
prefill?: {
[k: string]: string
}
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "await".
 */
export interface Await {
/**
 * @minItems 1
 */
by?: [string, ...(string)[]]
due?: string
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "state".
 * 
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "chart".
 */
export interface State {
id?: string
type?: ("atomic" | "compound" | "parallel" | "final" | "history")
history?: ("shallow" | "deep")
target?: string
initial?: string
states?: {
[k: string]: State
}
on?: {
[k: string]: Ways
}
always?: Ways
onDone?: Ways
entry?: NameOrNames
exit?: NameOrNames
tags?: string[]
meta?: {
open?: {
[k: string]: Open
}
awaits?: {
[k: string]: Await
}
suspends?: {
all: true
except?: string[]
why?: string
locked?: string
}
keep?: string
why?: string
locked?: string
}
description?: string
invoke?: unknown
after?: unknown
spawn?: unknown
activities?: unknown
context?: unknown
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "table".
 */
export interface Table {
in: string[]
out: string
rows: (string[][] | {
[k: string]: string[]
})
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "fact".
 */
export interface Fact {
is?: string
else?: (string | boolean | number)
table?: Table
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "facts".
 */
export interface Facts {
[k: string]: Fact
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "read".
 */
export interface Read {
[k: string]: true | string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "section".
 */
export interface Section {
form: string
read: Read
author?: string[]
when?: string
whenGone?: ("keep" | "erase")
key?: string
rows?: string[]
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "sections".
 */
export interface Sections {
[k: string]: Section
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "access".
 */
export interface Access {
only?: {
[k: string]: string
}
exclude?: {
[k: string]: string
}
along?: string[]
upgrade?: string
subject?: {
section: string
match: string[]
why?: string
locked?: string
}
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "event".
 */
export interface Event {
by?: string[]
from?: string[]
fill?: string
pick?: string
confirm?: boolean
notBy?: string[]
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "events".
 */
export interface Events {
[k: string]: Event
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "effect".
 */
export interface Effect {
number?: string
once?: boolean
notify?: string[]
report?: string
record?: string
send?: string
to?: string
start?: string
at?: string
with?: (string | {

})
needs?: string[]
accepted?: string[]
refused?: string[]
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "effects".
 */
export interface Effects {
[k: string]: Effect
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "rung".
 */
export interface Rung {
at: (number | {
n: number
unit: ("minute" | "hour" | "day" | "workday" | "week" | "month")
})
effects?: string[]
event?: string
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "deadline".
 */
export interface Deadline {
while: string
paused?: string
from?: string
due: (string | number)
unit: ("minute" | "hour" | "day" | "workday" | "week" | "month")
time?: string
ladder?: {
[k: string]: Rung
}
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "deadlines".
 */
export interface Deadlines {
[k: string]: Deadline
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "screen".
 */
export interface Screen {
layout: ("case" | "meeting" | "list" | "consent" | "round" | "goals" | "phases" | "form")
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "grant".
 */
export interface Grant {
to: string
while?: string
on?: ("instance" | "parent" | "item")
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "item".
 */
export interface Item {
$schema?: string
layout?: string
for?: string
enough?: string
holder?: string
of?: string
many?: boolean
add?: {
by: string[]
if?: string
fill?: string
confirm?: boolean
why?: string
locked?: string
}
link?: {
to: string
brings?: {
[k: string]: string
}
with?: {
[k: string]: string
}
shows?: {
[k: string]: string
}
why?: string
locked?: string
}
grants?: {
[k: string]: Grant
}
exclude?: {
[k: string]: string
}
chart: State
facts?: Facts
sections?: Sections
events?: Events
effects?: Effects
deadlines?: Deadlines
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "block".
 */
export interface Block {
heading?: string
fields?: string[]
table?: string
order?: string
columns?: {
[k: string]: string
}
when?: string
text?: string
pageBreak?: true
signature?: string
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "report".
 */
export interface Report {
$schema?: string
of: string
privacy: ("personal" | "pseudonymised" | "anonymous" | "aggregate")
read?: Read
blocks: {
[k: string]: Block
}
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "figures".
 */
export interface Figures {

}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "tables".
 */
export interface Tables {
[k: string]: Table
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "policy".
 */
export interface Policy {
of: string
never?: string
after?: string
leadsTo?: string
keeps?: string
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "policies".
 */
export interface Policies {
[k: string]: Policy
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "step".
 */
export interface Step {
name?: string
at?: string
as?: string
do?: string
add?: string
new?: string
patch?: {
[k: string]: {

}
}
with?: {

}
to?: NameOrNames
pick?: string
key?: NameOrNames
declared?: string[]
refused?: string[]
day?: (string | number)
time?: string
group?: string
then?: {
[k: string]: string
}
reads?: {
[k: string]: boolean
}
lists?: {

}
log?: NameOrNames
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "example".
 */
export interface Example {
$schema?: string
title: string
given?: {
example: string
until: string
why?: string
locked?: string
}
day?: string
settings?: {

}
people?: {

}
steps: Step[]
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "texts".
 */
export interface Texts {

}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "field".
 */
export interface Field {
type?: ("string" | "integer" | "number" | "boolean" | "array" | "object")
enum?: unknown[]
const?: unknown
format?: string
minLength?: number
maxLength?: number
pattern?: string
minimum?: number
maximum?: number
exclusiveMinimum?: number
exclusiveMaximum?: number
multipleOf?: number
items?: Field
minItems?: number
maxItems?: number
uniqueItems?: boolean
properties?: {
[k: string]: Field
}
required?: string[]
additionalProperties?: false
visibleWhen?: string
requiredWhen?: string
computed?: string
privacy?: {
subject: string
identifies: ("direct" | "indirect" | "none")
class: ("process" | "contact" | "social" | "health" | "violence" | "whereabouts")
freeText?: boolean
why?: string
locked?: string
}
soft?: boolean
absent?: unknown
help?: string
screen?: boolean
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "form".
 */
export interface Form {
$schema?: string
type: "object"
required?: string[]
properties: {
[k: string]: Field
}
additionalProperties?: false
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "formUi".
 */
export interface FormUi {
$schema?: string
pages?: {
[k: string]: string[]
}
widgets?: {
[k: string]: string
}
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "profile".
 */
export interface Profile {
$schema?: string
id: string
version: string
ages?: {
[k: string]: {
unit?: string
values: {
from: string
value: unknown
source: string
why?: string
locked?: string
}[]
why?: string
locked?: string
}
}
grounds?: {
[k: string]: {
why?: string
locked?: string
}
}
families: {
[k: string]: {
ceiling: ("process" | "contact" | "social" | "health" | "violence" | "whereabouts")
why?: string
locked?: string
}
}
holidays: {
day: string
name: string
why?: string
locked?: string
}[]
retention?: {
[k: string]: {
unit?: string
values: {
from: string
value: unknown
source: string
why?: string
locked?: string
}[]
why?: string
locked?: string
}
}
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "edit".
 */
export interface Edit {
nl?: string
en?: string
set?: string
to?: unknown
text?: string
addField?: string
after?: string
field?: Field
changeField?: string
hide?: (boolean | string[])
required?: ("hard" | "soft" | "no")
choices?: unknown[]
label?: string
addStep?: string
on?: string
state?: State
like?: string
go?: {
[k: string]: Event
}
pass?: Step[]
skipStep?: string
as?: string
add?: string
value?: unknown
change?: string
narrow?: string
if?: string
arrange?: string
order?: string[]
why?: string
locked?: string
}
/**
 * This interface was referenced by `FilesOfACasustafelProcessDefinitionDocsFormatMd`'s JSON-Schema
 * via the `definition` "overlay".
 */
export interface Overlay {
$schema?: string
id: string
base: string
municipality?: string
edits: {
[k: string]: Edit
}
examples?: {
[k: string]: {
changes?: string[]
why?: string
locked?: string
}
}
why?: string
locked?: string
}
