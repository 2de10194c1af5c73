package com.foobar.proof.site;

import java.util.List;

/**
 * A request, and what its answer has to be.
 *
 * @param line of the file that it begins in
 * @param body null when there is none
 * @param type the body's media type; null when there is none
 * @param statuses of which the answer has to have one
 * @param texts that the answer has to contain
 */
record Step(
    int line,
    String method,
    String path,
    String body,
    String type,
    List<Integer> statuses,
    List<String> texts) {

  static Step of(int line, String method, String path) {
    return new Step(line, method, path, null, null, List.of(200), List.of());
  }

  Step with(String otherBody, String otherType) {
    return new Step(line, method, path, otherBody, otherType, statuses, texts);
  }

  Step withStatuses(List<Integer> others) {
    return new Step(line, method, path, body, type, others, texts);
  }

  Step withTexts(List<String> others) {
    return new Step(line, method, path, body, type, statuses, others);
  }

  /** As one of the people sends it. */
  Step by(int person) {
    String number = Integer.toString(person);
    return new Step(
        line,
        method,
        path.replace(SiteFile.PERSON, number),
        body == null ? null : body.replace(SiteFile.PERSON, number),
        type,
        statuses,
        texts.stream().map(text -> text.replace(SiteFile.PERSON, number)).toList());
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
