# Names for commands; `just --list`.

# Tests of all crates
test:
    cargo test --workspace

# All that CI checks
ci:
    .ci/run

# Reports of the sample events, in target/samples
samples:
    mkdir -p target/samples
    for event in samples/*/; do cargo run --release -- compare "$event" -o "target/samples/$(basename "$event").html"; done

# The page that works in the browser: rashomon.html
page:
    cargo run --release -p rashomon-web --example page -- rashomon.html

# Accuracy figures of a data set: `just evaluate many-accounts`
evaluate name="many-accounts":
    cargo run --release -p rashomon-evaluate -- {{name}}

# The libraries' documentation
docs:
    cargo doc --workspace --no-deps --open
