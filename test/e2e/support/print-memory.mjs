// Preloaded: prints the most memory that the process ever held, in MiB, when it ends.
process.on('exit', () => {
  process.stderr.write(`held ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`);
});
