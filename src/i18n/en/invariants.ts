export const invariants = {
  title: 'Invariants',
  about:
    'What must hold in every run, judged from the events alone by code that shares nothing with the protocol. A contradiction stops play.',
  someBroken:
    'This run has broken what must always hold. Either a rule of the protocol is switched off, or the network does what TCP never does, or the program of a client makes a mistake on purpose, or we have made a mistake: please send us its link.',
  judging: (percent: number) => `${percent}% of this run is judged.`,
  holds: 'holds',
  atRest: 'is judged at rest, by the fuzzer',
  broken: (time: string) => `broken since ${time}`,
  later: (time: string) => `holds here, is broken at ${time}`,
  goTo: (time: string) => `Go to ${time}`,
  /** Name and sentence in this language, by the checker's name; the checkers themselves speak English. */
  known: {} as Readonly<Record<string, readonly [name: string, sentence: string]>>,
};
