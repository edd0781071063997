/** Marks a database that data is being moved to: a server does not start on a part. */

export const MOVING = { collection: "moving", id: "state" } as const;
