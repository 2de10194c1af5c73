package com.foobar.boxoffice.checkin;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.account.Role;
import com.foobar.boxoffice.checkin.AdmissionRepository.Recorded;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;

/** Lets ticket holders in, each ticket once. */
@Stateless
@RolesAllowed(Role.DOOR)
@TransactionManagement(TransactionManagementType.BEAN)
public class CheckIns {

  private static final int LONGEST_DOOR = 60;

  @Inject private Transactions transactions;
  @Inject private AdmissionRepository admissions;

  /**
   * Admits the ticket with this code.
   *
   * @param code as printed; blanks, hyphens and case do not matter
   * @param door which door it was shown at, 1 to 60 characters
   * @throws AlreadyAdmittedException ALREADY_ADMITTED, with when and where
   * @throws BoxOfficeException NOT_FOUND for a code that no live ticket has; INVALID_REQUEST
   */
  public Admission admit(String code, String door) {
    if (code == null || door == null || door.isBlank() || door.length() > LONGEST_DOOR) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST, "An admission needs a ticket's code and the name of the door.");
    }
    String ticket = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    // Tells our own admission from another one when we look again after a lost connection.
    UUID admission = UUID.randomUUID();
    return transactions.call(
        RetryPolicy.WRITES,
        attempt -> {
          admissions.admit(ticket, door.strip(), admission);
          Recorded recorded =
              admissions
                  .recorded(ticket, admission)
                  .orElseThrow(
                      () ->
                          new BoxOfficeException(
                              Problem.NOT_FOUND, "No valid ticket has this code."));
          if (!recorded.own()) {
            throw new AlreadyAdmittedException(recorded.admission());
          }
          return recorded.admission();
        });
  }
}
