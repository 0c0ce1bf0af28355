import type { Event, EventKind } from '../simulation/facts.ts';
import type { World } from '../simulation/world.ts';
import { acknowledgedSurvives } from './acknowledged-survives.ts';
import { agreement } from './agreement.ts';
import { bestHistory } from './best-history.ts';
import type { Checker, Violation } from './checker.ts';
import { clientView } from './client-view.ts';
import { committedPrefix } from './committed-prefix.ts';
import { deliveries, shared } from './deliveries.ts';
import { deposedLeader } from './deposed-leader.ts';
import { durableQuorum } from './durable-quorum.ts';
import { epochFiles } from './epoch-files.ts';
import { equalTrees } from './equal-trees.ts';
import { fencing } from './fencing.ts';
import { globalPrimaryOrder } from './global-primary-order.ts';
import { grantsInOrder } from './grants-in-order.ts';
import { integrity } from './integrity.ts';
import { leadersOwnWord } from './leaders-own-word.ts';
import { localPrimaryOrder } from './local-primary-order.ts';
import { lockLines } from './lock-lines.ts';
import { noLostWakeUp } from './no-lost-wake-up.ts';
import { noOrphanNode } from './no-orphan-node.ts';
import { noOrphanPlace } from './no-orphan-place.ts';
import { nothingLeftBehind } from './nothing-left-behind.ts';
import { oneActiveLeader } from './one-active-leader.ts';
import { oneLeader } from './one-leader.ts';
import { primaryIntegrity } from './primary-integrity.ts';
import { progress } from './progress.ts';
import { proposedHistories } from './proposed-histories.ts';
import { releaseWakesOne } from './release-wakes-one.ts';
import { revocationHeard } from './revocation-heard.ts';
import { mutualExclusion, oneServiceLeader, permitsKept } from './rightful-holders.ts';
import { risingEpochs } from './rising-epochs.ts';
import { risingVotes } from './rising-votes.ts';
import { singlePromise } from './single-promise.ts';
import { totalOrder } from './total-order.ts';
import { committedTree } from './committed-tree.ts';
import { ephemeralsEnd } from './ephemerals-end.ts';
import { eventBeforeData } from './event-before-data.ts';
import { linearizableWrites } from './linearizable-writes.ts';
import { risingSequence } from './rising-sequence.ts';
import { sessionOrder } from './session-order.ts';
import { timelyExpiry } from './timely-expiry.ts';
import { trueAnswers } from './true-answers.ts';
import { watchesAskedFor } from './watches-asked-for.ts';
import { wholeMultis } from './whole-multis.ts';
import { barriers } from './barriers.ts';
import { configurationSeen } from './configuration-seen.ts';
import { doubleBarriers } from './double-barriers.ts';
import { exactCounter } from './exact-counter.ts';
import { oneOutcome } from './one-outcome.ts';
import { priorityOrder } from './priority-order.ts';
import { queueItems } from './queue-items.ts';
import { recipeGround } from './recipe-ground.ts';
import { settledViews } from './settled-views.ts';
import { waitsInVain } from './waits-in-vain.ts';
import { votesFromDisk } from './votes-from-disk.ts';

/** A fresh checker of each kind: one set judges one run from its first event. */
export function allCheckers(): readonly Checker[] {
  const histories = proposedHistories();
  const follow = shared(deliveries(histories));
  const tree = committedTree(follow);
  const lines = lockLines(tree);
  const ground = recipeGround(tree);
  return [
    oneLeader(),
    oneActiveLeader(),
    deposedLeader(),
    integrity(follow),
    localPrimaryOrder(follow),
    globalPrimaryOrder(follow),
    totalOrder(follow),
    agreement(follow),
    committedPrefix(follow),
    primaryIntegrity(follow),
    acknowledgedSurvives(follow),
    durableQuorum(),
    epochFiles(),
    risingEpochs(),
    risingVotes(),
    leadersOwnWord(),
    singlePromise(),
    bestHistory(),
    votesFromDisk(),
    equalTrees(),
    clientView(),
    trueAnswers(tree, histories),
    linearizableWrites(),
    sessionOrder(follow),
    eventBeforeData(),
    watchesAskedFor(),
    ephemeralsEnd(),
    timelyExpiry(),
    wholeMultis(),
    risingSequence(tree),
    mutualExclusion(lines),
    oneServiceLeader(lines),
    permitsKept(lines),
    grantsInOrder(lines),
    releaseWakesOne(lines),
    revocationHeard(lines),
    fencing(lines),
    noLostWakeUp(lines),
    noOrphanNode(lines),
    progress(),
    barriers(ground),
    doubleBarriers(ground),
    queueItems(ground),
    priorityOrder(ground),
    exactCounter(ground),
    settledViews(ground),
    configurationSeen(ground),
    oneOutcome(ground),
    waitsInVain(ground),
    noOrphanPlace(ground),
    nothingLeftBehind(ground),
  ];
}

export interface Judge {
  readonly checkers: readonly Checker[];
  /** Shows the events of one step, with the world as it is after the step. Returns what they violate. */
  observe(events: readonly Event[], world: World): readonly Violation[];
  /** The end of a run whose last fault has been healed for long. */
  atRest(world: World): readonly Violation[];
}

const NONE: readonly Violation[] = [];

/** All invariants at once; an event costs nothing where nobody asked for its kind. */
export function checkAll(checkers: readonly Checker[] = allCheckers()): Judge {
  const byKind = new Map<EventKind, Checker[]>();
  for (const checker of checkers) {
    for (const kind of checker.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), checker]);
  }
  return {
    checkers,
    observe(events, world) {
      let found: Violation[] | null = null;
      for (const event of events) {
        const interested = byKind.get(event.kind);
        if (interested === undefined) continue;
        for (const checker of interested) {
          const violation = checker.observe(event, world);
          if (violation !== null) (found ??= []).push(violation);
        }
      }
      return found ?? NONE;
    },
    atRest: (world) =>
      checkers
        .map((checker) => checker.atRest?.(world))
        .filter((violation) => violation !== null && violation !== undefined),
  };
}
