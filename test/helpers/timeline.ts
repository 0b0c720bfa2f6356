// The timeline of an order as tests read it.

/** What happened to the order itself, without what was sent about it. */
export const ownEvents = <Entry extends { type: string }>(entries: Entry[]): Entry[] =>
  entries.filter(({ type }) => !/^(notification|webhook)\./.test(type));
