package com.foobar.stack.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to start one service, worked out beforehand.
 *
 * @param address what {@code status} shows: where the service is used
 * @param directories made before it starts, with mode 0700
 * @param files written before it starts
 * @param check a command that says whether the files are right, run before the start; may be empty
 * @param argv the command line, free of secrets
 * @param listens ports on which it will listen, as {@code ADDRESS:PORT}
 */
public record ServicePlan(
    ServiceId id,
    String address,
    List<Path> directories,
    List<RenderedFile> files,
    List<String> check,
    List<String> argv,
    Map<String, String> environment,
    List<String> listens) {}
