/** The time, handed in by whoever composes the product, so that a test can hold it still. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
