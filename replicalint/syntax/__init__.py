"""SQL text to lexemes, and to tokens and trees: no contract, no names looked up."""
