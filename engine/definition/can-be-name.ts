/** The one alphabet of names that stand in addresses: events, sections, items, effects, kinds and reports. */

const NAME = /^[a-zA-Z]\w{0,63}$/;

/** Whether something may be called so. Every object has `constructor`, `valueOf` and their like: nothing of a definition is called that. */
export const canBeName = (name: string): boolean => NAME.test(name) && !(name in Object.prototype);
