import { dialogs } from './en/dialogs.ts';
import { shell } from './en/shell.ts';
import { transport } from './en/transport.ts';

/** Every word of the interface, by area. An area is one file in each language; its owner adds its line here and in `zh.ts`. */
export const en = { shell, transport, dialogs };

/** What a language must have: the same areas and entries as English. */
export type Catalogue = typeof en;
