/** Where a field is expected by its name, it is not there. */
export function isField(path: string, expected: string): boolean {
  return expected === `"${path.split('.').at(-1) ?? ''}"`;
}

/** Why a link or a file cannot be opened, and what to do: one sentence or two for each kind of problem. */
export const links = {
  empty: () => 'There is nothing in it. Ask for the link or file again, or start a new ensemble.',
  'nothing-kept': () =>
    'What this browser kept of earlier work cannot be read any more. Start a new ensemble, or open a link or a file.',
  'not-a-link': () =>
    'This is not a Zabscope link. Copy the whole address, from https to its very end, and try again.',
  'not-base64': () =>
    'The link was changed on its way: it has characters that no link has. Copy it again, whole.',
  'not-compressed': () =>
    'The link is damaged or its end is missing. Copy it again, whole, from where you got it.',
  'too-large': ({ what, bytesMax }: { what: 'link' | 'content'; bytesMax: number }) =>
    what === 'link'
      ? `The link is longer than ${bytesMax} characters, so it is not opened. Ask for a shorter run or for a file.`
      : `What is inside is larger than ${bytesMax} bytes, so it is not opened. Ask for a shorter run.`,
  'not-json': () =>
    'What is inside is not a scenario that can be read. Copy the link again, or choose a file that Zabscope saved.',
  'future-version': ({
    what,
    found,
    known,
  }: {
    what: 'format' | 'engine';
    found: number;
    known: number;
  }) =>
    `This was made by a newer Zabscope (${what} version ${found}; this one knows ${known}). Reload the page to get the newest one.`,
  'too-many-actions': ({ found, actionsMax }: { found: number; actionsMax: number }) =>
    `The run has ${found} actions; at most ${actionsMax} are opened. Ask for a shorter run.`,
  'wrong-shape': ({ path, expected }: { path: string; expected: string }) =>
    `The scenario is not well formed: ${isField(path, expected) ? `“${path}” is missing` : `at “${path}” ${expected} is expected`}. Correct the file, or ask for the link again.`,
  'impossible-action': ({ action }: { action: number }) =>
    `The run never comes to the place of action ${action}. The scenario was changed, or made by another engine.`,
  'replay-too-long': ({ stepsMax }: { stepsMax: number }) =>
    `The run is longer than ${stepsMax} steps, so it is not replayed. Ask for an earlier position.`,
  'cannot-replay': ({ step }: { step: number }) =>
    `The run cannot be replayed beyond step ${step}. Please report the link or file: this should not happen.`,
  'digest-differs': ({ expected, found }: { expected: string; found: string }) =>
    `The replay does not give the state that was shared (digest ${found} instead of ${expected}), so it is not shown. It was changed, or made by another version.`,
};
