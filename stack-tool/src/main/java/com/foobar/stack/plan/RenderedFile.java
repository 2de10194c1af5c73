package com.foobar.stack.plan;

import java.nio.file.Path;

/**
 * A file that the plan writes; always with mode 0600, since some hold passwords and none is anybody
 * else's business.
 */
public record RenderedFile(Path path, String content) {}
