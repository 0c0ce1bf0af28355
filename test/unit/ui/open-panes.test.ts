import { describe, expect, it } from 'vitest';
import { OpenPanes } from '../../../src/ui/open-panes.svelte.ts';

const shown = ({ first, second }: OpenPanes): readonly (string | null)[] => [first, second];

describe('the open panes', () => {
  it('keeps the pane that was open beside the one that is asked for', () => {
    const panes = new OpenPanes();
    panes.open('log');
    expect(shown(panes)).toEqual(['log', 'election']);
    panes.open('quorum');
    expect(shown(panes)).toEqual(['quorum', 'log']);
    expect([panes.isOpen('log'), panes.isOpen('election')]).toEqual([true, false]);
  });

  it('tells of each asking, also for what is open', () => {
    const panes = new OpenPanes();
    panes.open('election');
    const before = panes.asked;
    panes.open('election');
    expect(panes.asked).toEqual({ pane: 'election' });
    expect(panes.asked).not.toBe(before);
    expect(shown(panes)).toEqual(['election', null]);
  });

  it('closes by its tab what is open, but never the last', () => {
    const panes = new OpenPanes();
    panes.turn('log', false);
    panes.turn('log', false);
    expect(shown(panes)).toEqual(['election', null]);
    panes.turn('election', false);
    expect(shown(panes)).toEqual(['election', null]);
    expect(panes.areChosen).toBe(true);
  });

  it('only changes places where there is room for one', () => {
    const panes = new OpenPanes();
    panes.turn('log', true);
    panes.turn('log', true);
    expect(panes.first).toBe('log');
    panes.turn('election', true);
    expect(shown(panes)).toEqual(['election', 'log']);
  });

  it('forgets the pane of a lesson with the lesson, wherever it stands', () => {
    const panes = new OpenPanes();
    panes.place('lesson', 'log');
    expect(panes.kept).toEqual(['log']);
    panes.close('lesson');
    expect(shown(panes)).toEqual(['log', null]);
    panes.place('log', 'lesson');
    panes.close('lesson');
    expect(shown(panes)).toEqual(['log', null]);
    panes.place('lesson');
    panes.close('lesson');
    expect(shown(panes)).toEqual(['election', null]);
  });

  it('restores what was open, one pane once; nothing leaves all as it is', () => {
    const panes = new OpenPanes();
    panes.restore([], true);
    expect([...shown(panes), panes.sideBySide, panes.areChosen]).toEqual([
      'election',
      null,
      false,
      false,
    ]);
    panes.restore(['trace', 'trace'], true);
    expect([...shown(panes), panes.sideBySide, panes.areChosen]).toEqual([
      'trace',
      null,
      true,
      true,
    ]);
  });
});
