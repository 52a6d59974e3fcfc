"""`parley serve`: a supervisor with two children, the Prefect server and the runner that starts scheduled flows.

supervisor  starts both, starts anew what dies, watches that feeds are polled, ends both within ten seconds
only        one of them for a data folder, and whether one runs
farewell    what is written down when it is stopped on purpose
runner      the child that starts runs, as the supervisor sees it: started, ended, swept
__main__    that child itself: makes the deployments, mends what a killed one left, starts runs
mending     decides which runs were left behind, which are late, and whether one run is to catch up (pure)
vigil       decides when a child is started anew and when the dead-man alarm is told (pure)
alarm       tells the dead-man alarm to the hooks of operators, if nobody is writing
"""
