import { recall } from '../storage.ts';

/** Where the list of recent work is kept; each run has a key of its own that begins with it. */
export const WORK_KEY = 'zabscope.work';

/** Whether an earlier visit left work behind, as far as can be told without reading it all. */
export const hasWork = (): boolean => recall(WORK_KEY)?.startsWith('[{') ?? false;
