# ZOOKEEPER-2845: before it votes a server takes what it has logged into memory.
# 3 logs a write that nobody hears of, steps down without a crash, and votes as if it did not have it.
breaks votes come from disk

ensemble servers=3 tick=200ms
run 2s
client a at 3
run 1s
isolate 3
a create /a x
run 5s
