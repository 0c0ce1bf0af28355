/** Version of the scenario's own form. A reader understands its own version and all earlier ones. */
export const FORMAT_VERSION = 1;

/** Counts up whenever the engine would give another run for the same set-up and actions. */
export const ENGINE_VERSION = 2;
