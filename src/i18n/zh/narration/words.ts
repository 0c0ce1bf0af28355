export const server = (sid: number): string => `服务器 ${sid}`;

/** Behind a Chinese character: Latin letters and digits stand apart from it, another one does not. */
export const apart = (text: string): string => (/^\**[A-Za-z0-9(/]/.test(text) ? ` ${text}` : text);

export type By = 'groups' | 'both' | 'oracle' | undefined;

export const aQuorum = (by: By): string => (by === undefined ? '多数' : '法定多数');

export const whatItTakes = (need: number, by: By): string =>
  by === 'groups'
    ? '多数分组中的多数权重'
    : by === 'both'
      ? '新旧两个配置各自的法定多数'
      : ` ${need} 个`;

export const ofThose = ({ count, need, by }: { count: number; need: number; by: By }): string =>
  `需要${whatItTakes(need, by)}，已有 ${count} 个`;

export const theyAre = (count: number, by: By): string =>
  by === undefined
    ? `${count} 台已是多数`
    : {
        groups: '它们拥有多数分组中的多数权重',
        both: '它们在新旧两个配置中都是法定多数',
        oracle: '两台中的一台不是多数，但仲裁者允许它单独决定',
      }[by];
