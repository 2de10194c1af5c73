package com.foobar.proof.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A line of the history.
 *
 * @param time in microseconds since 1970, from a clock that never goes back during a run
 * @param process the operation's number, or who speaks: {@code nemesis}, {@code observer}, {@code
 *     proof}
 * @param op what it is about: the label of a {@link Kind}, or {@code strike}, {@code member},
 *     {@code round}
 * @param value what was asked or answered
 * @param status HTTP's, of the last attempt; 0 when no answer came
 * @param latency from invocation to completion, in microseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEvent(
    long time,
    String process,
    Outcome type,
    String op,
    JsonNode value,
    String error,
    Integer status,
    String server,
    String requestId,
    List<Attempt> attempts,
    Long latency) {}
