import type { LateCatalogue } from '../en-late.ts';

export const reconfig: LateCatalogue['reconfig'] = {
  part: '在集群中的身份',
  partNote: '由一个客户端请求更改（reconfig）。',
  parts: { participant: '参与者', observer: '观察者', absent: '不在集群中' },
  asks: (client, line) => `${client}：${line}`,
  wholeList: '使用分组时要提交整个列表：见下。',
  nobodyAsks: '没有可以发出请求的客户端；“写入”会添加一个。',
  several: '同时更改多台…',

  tool: '重新配置',
  title: '重新配置集群',
  intro:
    '客户端提出请求，领导者提议新配置；旧配置和新配置各自的多数都要把它写入磁盘。此后新配置生效，无需重启。',
  version: (version) => `当前生效：版本 ${version}。`,
  unnamed: '当前生效：来自配置文件；第一个 epoch 会给它版本号。',
  proposed: (version) =>
    `版本 ${version} 已提议但尚未提交。在此之前，再次请求会被拒绝：RECONFIGINPROGRESS。`,
  superOnly:
    '这个集群检查访问控制列表，所以只有超级用户可以请求，其他人会得到 NOAUTH。新建集群时，在 ZooKeeper 设置中打开 skipACL，就人人可以。',
  disabled: '这个集群关闭了重新配置：回答将是 RECONFIGDISABLED。',
  partOf: (server) => `服务器 ${server} 的身份`,
  groupOf: (server) => `服务器 ${server} 的组`,
  weightOf: (server) => `服务器 ${server} 的权重`,
  server: '服务器',
  partHead: '身份',
  groupHead: '组',
  weightHead: '权重',
  was: (part) => `现为：${part}`,
  leads: '领导者',
  down: '已宕机',
  grouped: '分组与权重',
  groupedNote: '此时法定人数是多数组中的多数权重。逐个更改会被拒绝，所以提交整个列表。',
  client: '由谁请求',
  guard: (version) => `仅当版本 ${version} 仍然生效时（-v）`,
  guardNote: '否则会被拒绝：BADVERSION。',
  nothing: '这就是当前生效的配置。',
  weightWrong: (max) => `权重是 0 到 ${max} 的整数。`,
  ask: '提出请求',
};
