"""Speed and memory, as ratios beside a peer or a limit in the same run."""
