import * as v from 'valibot';
import { type Actor, isServer } from '../simulation/actor.ts';
import type { Command } from '../simulation/command.ts';
import { serverCount } from '../simulation/configuration.ts';
import {
  CLIENTS_MAX,
  type ClientSetup,
  type MicrosRange,
  type Setup,
} from '../simulation/setup.ts';
import { ACTIONS_MAX } from '../timeline/limits.ts';
import type { Operation } from '../znodes/request.ts';
import { ALL_SERVERS_MAX, JSON_BYTES_MAX, REPLAY_STEPS_MAX } from './limits.ts';
import { failed, fine, type Outcome, type Problem } from './problem.ts';
import type { SavedBranch, Scenario, ScenarioAction } from './scenario.ts';
import { scenarioSchema } from './schema.ts';
import { ENGINE_VERSION, FORMAT_VERSION } from './version.ts';

/** A path may hold a stranger's key of any length. */
const PATH_CHARACTERS_MAX = 80;
const EXPECTATION_CHARACTERS_MAX = 120;

const wrong = (path: string, expected: string): Problem => ({
  kind: 'wrong-shape',
  path: path.slice(0, PATH_CHARACTERS_MAX),
  expected,
});

const hostsOf = ({ server, hosts = [] }: ClientSetup): readonly number[] =>
  server === null ? hosts : [server, ...hosts];

const actorsOf = (command: Command): readonly Actor[] => {
  if ('server' in command) return [command.server];
  if ('actor' in command) return [command.actor];
  if (command.do === 'hold-type' || command.do === 'release-type') {
    return [command.from, command.to].filter((end) => end !== undefined);
  }
  if ('from' in command) return [command.from, command.to];
  if (command.do === 'request') return serversIn(command.operation);
  if (command.do === 'cut') return command.groups.flat();
  if (command.do === 'reconnect-client') return command.hosts ?? [];
  if (command.do === 'update-server-list') return command.hosts;
  if (command.do === 'add-client') return hostsOf(command.client);
  return [];
};

/** The servers that an operation names. */
function serversIn(operation: Operation): readonly number[] {
  if (operation.op !== 'reconfig') return [];
  const { joining, leaving, members } = operation;
  return [...[...joining, ...(members ?? [])].map(({ server }) => server), ...leaving];
}

const rangesOf = (command: Command): readonly MicrosRange[] => {
  if (command.do === 'set-disk' && command.fsyncUs !== null) return [command.fsyncUs];
  if (command.do === 'set-link' && command.latencyUs !== null) return [command.latencyUs];
  return [];
};

/** Voters, observers, groups and weights that do not make an ensemble. */
function misfitOfEnsemble(setup: Setup): Problem | undefined {
  const { servers, startsMs, groups, weights = [] } = setup;
  const all = serverCount(setup);
  if (all > ALL_SERVERS_MAX) {
    return wrong('setup.servers', `at most ${ALL_SERVERS_MAX} with observers and spares`);
  }
  if (startsMs.length < servers || startsMs.length > all) {
    const entries = servers === all ? String(servers) : `${servers} to ${all}`;
    return wrong('setup.startsMs', `${entries} entries`);
  }
  if (groups === undefined) {
    return weights.length > 0 ? wrong('setup.weights', 'groups') : undefined;
  }
  const grouped = groups.flat();
  const stranger = grouped.find((server) => server > servers);
  if (stranger !== undefined) return wrong('setup.groups', `voters 1 to ${servers}`);
  if (new Set(grouped).size !== servers || grouped.length !== servers) {
    return wrong('setup.groups', 'each voter in one group');
  }
  const weighed = weights.map(({ server }) => server);
  if (weighed.some((server) => server > servers)) {
    return wrong('setup.weights', `voters 1 to ${servers}`);
  }
  if (new Set(weighed).size !== weighed.length) return wrong('setup.weights', 'a weight for each');
  const weightless = weights.filter(({ weight }) => weight === 0).length;
  return weightless === servers ? wrong('setup.weights', 'a voter with a weight') : undefined;
}

const rising = (range: MicrosRange): boolean => range.min <= range.max;

/** What one part alone does not show: parts that must fit one another. */
function misfit(scenario: Scenario): Problem | undefined {
  const { setup, actions, position } = scenario;
  const { clients } = setup;
  const servers = serverCount(setup);
  const places = position === undefined ? actions : [...actions, position];
  if (places.some((place) => 'step' in place && place.step > REPLAY_STEPS_MAX)) {
    return { kind: 'replay-too-long', stepsMax: REPLAY_STEPS_MAX };
  }
  const ensemble = misfitOfEnsemble(setup);
  if (ensemble !== undefined) return ensemble;
  if (!rising(setup.latencyUs)) return wrong('setup.latencyUs', 'min ≤ max');
  if (!rising(setup.fsyncUs)) return wrong('setup.fsyncUs', 'min ≤ max');
  if (setup.leaderWorkUs && !rising(setup.leaderWorkUs))
    return wrong('setup.leaderWorkUs', 'min ≤ max');
  for (const [i, { server, fsyncUs }] of (setup.slowDisks ?? []).entries()) {
    if (server > servers) return wrong(`setup.slowDisks.${i}.server`, `1 to ${servers}`);
    if (!rising(fsyncUs)) return wrong(`setup.slowDisks.${i}.fsyncUs`, 'min ≤ max');
  }
  const unknown = clients.findIndex((client) => hostsOf(client).some((sid) => sid > servers));
  if (unknown >= 0) return wrong(`setup.clients.${unknown}.server`, `1 to ${servers}`);
  const present = new Set(clients.map((client) => client.name));
  if (present.size !== clients.length) return wrong('setup.clients', 'a name for each');

  const seen = misfitOfView(scenario, servers);
  if (seen !== undefined) return seen;
  const forest = misfitOfBranches(scenario);
  if (forest !== undefined) return forest;
  const lines = [{ path: 'actions', actions }, ...wholeLines(scenario.branches ?? [])];
  for (const line of lines) {
    const problem = misfitOfActions(line.actions, line.path, present, servers);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A view of servers that there are not. What else it points at comes and goes in a run. */
function misfitOfView({ view }: Scenario, servers: number): Problem | undefined {
  const { selection, compared = [] } = view ?? {};
  if (selection?.kind === 'server' && selection.server > servers) {
    return wrong('view.selection.server', `1 to ${servers}`);
  }
  return compared.some((server) => server > servers)
    ? wrong('view.compared', `servers 1 to ${servers}`)
    : undefined;
}

/** Each branch with all its actions from the beginning of the run. */
function wholeLines(branches: readonly SavedBranch[]) {
  const lines: { path: string; actions: readonly ScenarioAction[] }[] = [];
  for (const [i, { parent, shares, actions }] of branches.entries()) {
    const shared = parent === null ? [] : (lines[parent]?.actions.slice(0, shares) ?? []);
    lines.push({ path: `branches.${i}.actions`, actions: [...shared, ...actions] });
  }
  return lines;
}

function misfitOfActions(
  actions: Scenario['actions'],
  where: string,
  clients: ReadonlySet<string>,
  servers: number,
): Problem | undefined {
  const present = new Set(clients);
  for (const [i, { command }] of actions.entries()) {
    const path = `${where}.${i}.command`;
    if (actorsOf(command).some((actor) => isServer(actor) && actor > servers)) {
      return wrong(path, `servers 1 to ${servers}`);
    }
    if (!rangesOf(command).every(rising)) return wrong(path, 'min ≤ max');
    if (command.do === 'add-client') present.add(command.client.name);
    if (command.do === 'remove-client') present.delete(command.client);
    if (present.size > CLIENTS_MAX) return wrong(path, `at most ${CLIENTS_MAX} clients`);
  }
  return undefined;
}

/** A tree whose parts do not fit: each branch stands behind its parent, and shares no more than there is. */
function misfitOfBranches({ branches, current, bookmarks = [] }: Scenario): Problem | undefined {
  const places = branches?.length ?? 1;
  if ((current ?? 0) >= places) return wrong('current', `less than ${places}`);
  const lost = bookmarks.findIndex(({ branch = 0 }) => branch >= places);
  if (lost >= 0) return wrong(`bookmarks.${lost}.branch`, `less than ${places}`);
  let steps = 0;
  let count = 0;
  for (const [i, { parent, shares, actions, end }] of (branches ?? []).entries()) {
    const isFirst = i === 0;
    if (isFirst ? parent !== null : parent === null || parent >= i) {
      return wrong(`branches.${i}.parent`, isFirst ? 'null' : `less than ${i}`);
    }
    if (isFirst ? shares !== 0 : actions.length === 0) {
      return wrong(`branches.${i}.${isFirst ? 'shares' : 'actions'}`, isFirst ? '0' : 'an action');
    }
    count += actions.length;
    const own = actions.flatMap((action) => ('step' in action ? [action.step] : []));
    steps += Math.max(end.step, ...own) - (own[0] ?? 0);
  }
  if (count > ACTIONS_MAX) {
    return { kind: 'too-many-actions', found: count, actionsMax: ACTIONS_MAX };
  }
  return steps > REPLAY_STEPS_MAX
    ? { kind: 'replay-too-long', stepsMax: REPLAY_STEPS_MAX }
    : undefined;
}

function versionProblem(json: object): Problem | undefined {
  const versions = [
    ['format', FORMAT_VERSION],
    ['engine', ENGINE_VERSION],
  ] as const;
  for (const [what, known] of versions) {
    const found = (json as Record<string, unknown>)[what];
    if (typeof found === 'number' && found > known) {
      return { kind: 'future-version', what, found, known };
    }
  }
  return undefined;
}

/** What belongs where the issue is, in few words or signs. */
function expectationOf({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'regex' || expected === null) return message;
  return expected.replace('<=', '≤ ').replace('>=', '≥ ').slice(0, EXPECTATION_CHARACTERS_MAX);
}

/** Reads a scenario out of untrusted JSON text: sizes first, then versions, then the shape, then whether the parts fit. */
export function readScenario(json: string): Outcome<Scenario> {
  if (json.trim() === '') return failed({ kind: 'empty' });
  if (json.length > JSON_BYTES_MAX) {
    return failed({ kind: 'too-large', what: 'content', bytesMax: JSON_BYTES_MAX });
  }
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return failed({ kind: 'not-json' });
  }
  if (typeof raw !== 'object' || raw === null) return failed(wrong('', 'Object'));
  const future = versionProblem(raw);
  if (future !== undefined) return failed(future);
  if ('actions' in raw && Array.isArray(raw.actions) && raw.actions.length > ACTIONS_MAX) {
    const found = raw.actions.length;
    return failed({ kind: 'too-many-actions', found, actionsMax: ACTIONS_MAX });
  }
  const result = v.safeParse(scenarioSchema, raw, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    return failed(wrong(v.getDotPath(issue) ?? '', expectationOf(issue)));
  }
  const problem = misfit(result.output);
  return problem === undefined ? fine(result.output) : failed(problem);
}

/** A scenario as the text of a file. */
export const writeScenario = (scenario: Scenario): string =>
  `${JSON.stringify(scenario, null, 2)}\n`;
