/** Tables by name, made one from another. */

/** A value for each key; browsers of 2018 make no object of entries. */
export const tableOf = <Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> => keys.reduce((made, key) => ({ ...made, [key]: valueOf(key) }), {} as Record<Key, Value>);

/** The names of a table. */
export const namesOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(table) as Key[];
