import type { Catalogue } from './en.ts';
import { dialogs } from './zh/dialogs.ts';
import { shell } from './zh/shell.ts';
import { transport } from './zh/transport.ts';

export const zh: Catalogue = { shell, transport, dialogs };
