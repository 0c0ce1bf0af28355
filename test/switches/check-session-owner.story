# A write waits on its way from server 1 to the leader while its client moves to server 2 and writes again.
# It comes late, by a channel that the session has left.
breaks a session’s writes in order

ensemble servers=3 tick=200ms sync=50
run 2s
client a at 1
run 1s
a create /a x
run 500ms
hold-link 1>3
a set /a old
run 100ms
cut a | 1 3
run until client-connected who=a server=2
a set /a new
run 500ms
release-all
run 1s
