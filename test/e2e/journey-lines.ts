/** The journeys of the lab as they are typed at its consoles. By hand they are done otherwise, and come to the same. */
import type { SetupForm } from '../../src/ui/dialogs/setup-form.ts';

export interface Journey {
  readonly form: Partial<SetupForm>;
  readonly lines: readonly string[];
}

export const THREE: Partial<SetupForm> = {
  servers: '3',
  seed: 'outlive',
  clients: '1',
  program: 'idle',
};

const BEGUN = 'until client(a).state = connected and client(a).server = 3';

export const JOURNEYS = {
  'a write outlives its leader': {
    form: THREE,
    lines: [
      BEGUN,
      'hold ACK to 3',
      'create -s /note- ""',
      'until server(1).durable > (1,1) and server(2).durable > (1,1) and server(3).durable > (1,1)',
      'crash 3',
      'until exists(server where established)',
      'release all',
      'restart 3',
      'until server(3).uptodate',
    ],
  },
  'a write is cut off by TRUNC': {
    form: THREE,
    lines: [
      BEGUN,
      'hold PROPOSAL',
      'create -s /note- ""',
      'until server(3).durable > server(1).logged',
      'crash 3',
      'until exists(server where established)',
      'release all',
      'restart 3',
      'until exists(message where type = TRUNC)',
    ],
  },
  'who asks a deposed leader reads what was': {
    form: THREE,
    lines: [
      BEGUN,
      'add-client b 1',
      'create /x old',
      'until client(b).state = connected and server(1).applied > (1,2)',
      'cut 1,2,b|3,a',
      'fire 1 learner-read',
      'until server(1).role = looking',
      'fire 2 learner-read',
      'until server(2).role = looking',
      'until count(server where established) = 2 and client(b).state = connected',
      'b: set /x new',
      'until server(1).applied > (2,0) and server(2).applied > (2,0)',
      'get /x',
    ],
  },
  'a reconfiguration takes the leader out': {
    form: { ...THREE, skipAcl: true },
    lines: [BEGUN, 'reconfig -remove 3', 'until server(1).established or server(2).established'],
  },
} as const satisfies Readonly<Record<string, Journey>>;
