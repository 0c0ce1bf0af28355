import { tick } from 'svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../src/ui/fonts/fonts.css';
import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import { RUN_PANES } from '../../../src/scenario/panes.ts';
import Panes from '../../../src/ui/app/Panes.svelte';
import { loadLateWords } from '../../../src/ui/language.svelte.ts';
import { labAt } from '../panes/lab-at.ts';

beforeAll(loadLateWords);

describe('the tabs of the panes', () => {
  it.each([360, 467, 496, 640])(
    'have room in %i px, whichever two panes are open',
    async (widthPx) => {
      await document.fonts.load('13px Inter');
      const lab = labAt({}, [], 1_000);
      const frame = document.createElement('div');
      frame.style.width = `${widthPx}px`;
      document.body.append(frame);
      await render(Panes, {
        target: frame,
        props: { lab, narrow: widthPx === 360, roomy: false },
      });
      const tabs = frame.querySelector('.tabs')!;
      await expect
        .poll(() => tabs.querySelector('.badge button'), { timeout: 15_000 })
        .not.toBeNull();
      for (const pane of RUN_PANES.filter((other) => other !== lab.panes.first)) {
        lab.panes.open(pane);
        await tick();
        expect(tabs.scrollWidth, `with ${pane}`).toBe(tabs.clientWidth);
      }
      frame.remove();
    },
  );
});
