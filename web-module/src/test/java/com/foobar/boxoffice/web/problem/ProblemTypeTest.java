package com.foobar.boxoffice.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.Problem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTypeTest {

  @Test
  void codesAreDistinctAndCanStandInAUri() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
  }

  @ParameterizedTest
  @CsvSource({
    "SEAT_TAKEN, 409",
    "HOLD_EXPIRED, 409",
    "NOT_FOUND, 404",
    "EMAIL_TAKEN, 409",
    "PAYMENT_DECLINED, 402",
    "IDEMPOTENCY_KEY_REUSED, 422",
    "ALREADY_ADMITTED, 409",
    "WRONG_EVENT, 409",
    "TOO_EARLY, 409",
    "TOO_LATE, 409",
    "TOO_MANY_SEATS, 429",
    "TOO_MANY_ATTEMPTS, 429",
    "INVALID_REQUEST, 400",
    "UNAVAILABLE, 503"
  })
  void refusalsHaveTheStatusOfTheContract(Problem problem, int status) {
    assertThat(ProblemType.of(problem).status()).isEqualTo(status);
  }
}
