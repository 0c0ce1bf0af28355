/** One line of a menu: something to do, or another page of choices. */
export interface MenuItem {
  /** What tells it from the others of its page; its label if left out. */
  readonly key?: string;
  readonly label: string;
  /** What else comes of it, or why it cannot be chosen; in small below. */
  readonly note?: string | undefined;
  readonly enabled: boolean;
  /** Of several of which one holds: whether it is the one. */
  readonly checked?: boolean;
  readonly choose?: () => void;
  /** Opens a page in the menu's place. */
  readonly page?: () => readonly MenuItem[];
}

/** What the menu was opened for, in short lines above it: a name and a value. */
export type Detail = readonly [name: string, value: string];

export interface MenuContent {
  readonly label: string;
  readonly details: readonly Detail[];
  readonly items: readonly MenuItem[];
}

export const keyOf = ({ key, label }: MenuItem): string => key ?? label;
