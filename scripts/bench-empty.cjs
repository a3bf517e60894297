// What it costs to run this is what node costs.
process.exitCode = 0;
