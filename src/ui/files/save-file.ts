/** Time for the browser to begin before the address is taken back. */
const KEPT_MS = 60_000;
const NAME_CHARACTERS_MAX = 60;

/** A file name out of a title: words and numbers of any language, with dashes. */
export const fileName = (title: string, ending: string): string => {
  const stem = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return `${stem.slice(0, NAME_CHARACTERS_MAX).replace(/^-+|-+$/g, '') || 'zabscope'}.${ending}`;
};

/** Hands a file to the visitor, as a download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
