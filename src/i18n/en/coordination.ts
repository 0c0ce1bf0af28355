/** What clients that coordinate by a recipe believe and do: barriers, queues, counters, groups, services, configurations, commits. */
export const coordination = {
  barrier: {
    closed: (p: { client: string; barrier: string }) =>
      `Client ${p.client} closes the barrier ${p.barrier}: whoever comes from now on waits.`,
    open: (p: { client: string; barrier: string }) =>
      `**Client ${p.client} opens the barrier ${p.barrier}**: it deletes the znode, and all who watch it hear of that.`,
    waiting: (p: { client: string; barrier: string }) =>
      `Client ${p.client} finds the barrier ${p.barrier} closed and waits, with a watch on its znode.`,
    passed: (p: { client: string; barrier: string }) =>
      `Client ${p.client} passes the barrier ${p.barrier}.`,
  },
  doubleBarrier: {
    entering: (p: { client: string; barrier: string; needs: number }) =>
      `Client ${p.client} comes to the double barrier ${p.barrier}: **nobody begins before ${p.needs} are there**.`,
    entered: (p: { client: string; barrier: string; needs: number }) =>
      `**Client ${p.client} begins** behind ${p.barrier}: it has the sign that all ${p.needs} are there.`,
    leaving: (p: { client: string; barrier: string }) =>
      `Client ${p.client} is done behind ${p.barrier}, and stays until all others are done too.`,
    left: (p: { client: string; barrier: string }) =>
      `Client ${p.client} leaves the double barrier ${p.barrier}.`,
  },
  queue: {
    produced: (p: { client: string; queue: string; item: string }) =>
      `Client ${p.client} has put the item ${p.item} into the queue ${p.queue}.`,
    took: (p: { client: string; queue: string; item: string }) =>
      `**Client ${p.client} takes ${p.item}** from the queue ${p.queue}.`,
    missed: (p: { client: string; queue: string; item: string }) =>
      `Client ${p.client} comes too late for ${p.item}: **somebody else has deleted it**. It tries the next.`,
    waiting: (p: { client: string; queue: string }) =>
      `Client ${p.client} finds the queue ${p.queue} empty and waits for its list of children to change.`,
  },
  counter: {
    adding: (p: { client: string; counter: string; nth: number }) =>
      `Client ${p.client} wants to add one to ${p.counter}: its addition number ${p.nth}.`,
    added: (p: { client: string; counter: string; value: number }) =>
      `**Client ${p.client} has added one to ${p.counter}**, which made it ${p.value}.`,
    retrying: (p: { client: string; counter: string; value: number }) =>
      `Client ${p.client} read ${p.value} in ${p.counter}, but **somebody has changed it since**: the version is another. It reads again.`,
  },
  members: {
    joined: (p: { client: string; group: string }) =>
      `**Client ${p.client} belongs to the group ${p.group}**: its ephemeral znode is there.`,
    out: (p: { client: string; group: string }) =>
      `Client ${p.client} learns that it belongs to the group ${p.group} no more.`,
    sees: (p: { client: string; group: string; members: string }) =>
      `Client ${p.client} sees who is in the group ${p.group}: ${p.members}.`,
  },
  service: {
    nobody: 'nobody',
    registered: (p: { client: string; service: string; instance: string }) =>
      `**Client ${p.client} offers ${p.service}**: it is registered there as ${p.instance}.`,
    out: (p: { client: string; service: string }) =>
      `Client ${p.client} learns that it is registered at ${p.service} no more.`,
    sees: (p: { client: string; service: string; instances: string }) =>
      `Client ${p.client} sees who offers ${p.service}: ${p.instances}.`,
    called: (p: { client: string; service: string; instance: string }) =>
      `Client ${p.client} calls ${p.instance}, which offers ${p.service} as far as it knows.`,
    'found-none': (p: { client: string; service: string }) =>
      `Client ${p.client} knows of nobody who offers ${p.service}, and calls nobody.`,
  },
  configuration: {
    published: (p: { client: string; configuration: string; value: string }) =>
      `**Client ${p.client} has published “${p.value}”** in ${p.configuration}.`,
    seen: (p: { client: string; configuration: string; value: string }) =>
      `Client ${p.client} goes by “${p.value}” of ${p.configuration} from now on.`,
  },
  transaction: {
    begun: (p: { client: string; transaction: string }) =>
      `Client ${p.client} begins the transaction ${p.transaction}: each site is asked for its vote.`,
    voted: {
      commit: (p: { client: string; transaction: string }) =>
        `Client ${p.client} votes **for** the transaction ${p.transaction}.`,
      abort: (p: { client: string; transaction: string }) =>
        `Client ${p.client} votes **against** the transaction ${p.transaction}.`,
    },
    committed: (p: { client: string; transaction: string }) =>
      `**Client ${p.client} commits** ${p.transaction}.`,
    aborted: (p: { client: string; transaction: string }) =>
      `**Client ${p.client} aborts** ${p.transaction}.`,
  },
};

export type Coordination = typeof coordination;
