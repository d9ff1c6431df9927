"""What a person looks up in a graph: profiles, connections, timelines, comparisons."""
