# A session that expires takes its ephemerals with it.
breaks ephemerals end with their session

ensemble servers=3 tick=200ms
run 2s
client a at 1
run 1s
a create /e x ephemeral
run 500ms
remove-client a
run 8s
