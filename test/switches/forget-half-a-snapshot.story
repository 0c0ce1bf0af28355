# ZOOKEEPER-3642: what a SNAP brought is forgotten when its leader goes before NEWLEADER.
# 3 dies right behind the stream: 1 has it in memory only, and votes with it.
breaks votes come from disk

ensemble servers=3 tick=200ms starts=never,0,0
run 2s
client a at 3
a create /a x
run 1s
hold-type NEWLEADER
restart 1
run until snapshot-installed who=1
run 20ms
drop NEWLEADER 3>1
crash 3
release-all
run 3s
