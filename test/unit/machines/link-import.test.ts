import { expect, test } from 'vitest';
import { createActor, fromCallback, type AnyEventObject } from 'xstate';
import { linkImport, type LinkImportEvent } from '../../../src/machines/link-import.ts';

function startImport() {
  const asked: string[] = [];
  const stopped: string[] = [];
  const replay = { tell: (_event: LinkImportEvent): void => undefined };
  const actor = createActor(
    linkImport.provide({
      actors: {
        replay: fromCallback<AnyEventObject, { readonly link: string }, LinkImportEvent>(
          ({ input, sendBack }) => {
            asked.push(input.link);
            replay.tell = sendBack;
            return () => stopped.push(input.link);
          },
        ),
      },
    }),
  ).start();
  return { actor, asked, stopped, replay };
}

test('a good link: loading, progress, opened with its digest', () => {
  const { actor, asked, replay } = startImport();
  actor.send({ type: 'OPEN', link: 'z1.abc' });
  expect(asked).toEqual(['z1.abc']);
  expect(actor.getSnapshot().value).toBe('loading');
  replay.tell({ type: 'PROGRESS', fraction: 0.4 });
  expect(actor.getSnapshot().context.fraction).toBe(0.4);
  replay.tell({ type: 'VERIFIED', digest: '0123456789abcdef' });
  expect(actor.getSnapshot().value).toBe('opened');
  expect(actor.getSnapshot().context.digest).toBe('0123456789abcdef');
});

test('a bad link: failed with its problem, until it is dismissed', () => {
  const { actor, replay } = startImport();
  actor.send({ type: 'OPEN', link: 'zz' });
  replay.tell({ type: 'FAILED', problem: 'not-a-link' });
  expect(actor.getSnapshot().value).toBe('failed');
  expect(actor.getSnapshot().context.problem).toBe('not-a-link');
  actor.send({ type: 'DISMISS' });
  expect(actor.getSnapshot().value).toBe('idle');
});

test('a second link ends the replay of the first, whose words no longer count', () => {
  const { actor, asked, stopped, replay } = startImport();
  actor.send({ type: 'OPEN', link: 'first' });
  const first = replay.tell;
  actor.send({ type: 'OPEN', link: 'second' });
  expect(asked).toEqual(['first', 'second']);
  expect(stopped).toEqual(['first']);
  first({ type: 'VERIFIED', digest: 'of the first' });
  expect(actor.getSnapshot().value).toBe('loading');
});
