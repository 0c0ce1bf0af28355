# A client that pings keeps its session, which would end after 4 seconds.
breaks sessions expire in silence

ensemble servers=3 tick=200ms
run 2s
client a at 1
client b at 3
run 8s
