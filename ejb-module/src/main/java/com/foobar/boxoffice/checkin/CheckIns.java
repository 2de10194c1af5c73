package com.foobar.boxoffice.checkin;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Legible;
import com.foobar.boxoffice.Problem;
import com.foobar.boxoffice.account.Role;
import com.foobar.boxoffice.checkin.AdmissionRepository.Shown;
import com.foobar.boxoffice.fingerprint.Fingerprint;
import com.foobar.boxoffice.transaction.RetryPolicy;
import com.foobar.boxoffice.transaction.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Lets ticket holders in, each ticket once, and to what it is for. */
@Stateless
@RolesAllowed(Role.DOOR)
@TransactionManagement(TransactionManagementType.BEAN)
public class CheckIns {

  private static final int LONGEST_DOOR = 60;
  private static final int LONGEST_REASON = 200;

  @Inject private Transactions transactions;
  @Inject private AdmissionRepository admissions;
  @Inject private DoorHours hours;

  /**
   * Admits the ticket with this code. A refusal uses nothing up.
   *
   * @param code as printed, or as people write it: {@link TicketCode}
   * @param door which door it was shown at, 1 to 60 characters
   * @param event what the door admits to; null for all that begins or began within {@link
   *     DoorHours}
   * @param accountId of the door staff who show it
   * @param key names this showing, so that who asks again after a lost answer hears of the
   *     admission that was made; null for none
   * @throws AlreadyAdmittedException ALREADY_ADMITTED, with when and where
   * @throws NotAdmittedHereException WRONG_EVENT, TOO_EARLY or TOO_LATE, with the ticket's event
   * @throws BoxOfficeException NOT_FOUND for a code that no live ticket has;
   *     IDEMPOTENCY_KEY_REUSED, also when the admission was undone; INVALID_REQUEST
   */
  public Admission admit(String code, String door, Long event, long accountId, String key) {
    if (code == null || !Legible.is(door) || door.length() > LONGEST_DOOR) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST, "An admission needs a ticket's code and the name of the door.");
    }
    String ticket = TicketCode.read(code).orElseThrow(CheckIns::noSuchTicket);
    // Tells our own admission from another one when we, or the door, look again.
    UUID admission =
        key == null
            ? UUID.randomUUID()
            : Fingerprint.of("admission", String.valueOf(accountId), key).half();
    return transactions.call(
        RetryPolicy.WRITES,
        attempt -> {
          Optional<Admission> earlier = key == null ? Optional.empty() : admissions.byId(admission);
          if (earlier.isPresent()) {
            requireSameRequest(earlier.get(), ticket, door, event);
            return earlier.get();
          }
          if (key != null && admissions.undone(admission).isPresent()) {
            throw reused("The admission that this idempotency key stands for was taken back.");
          }
          Shown shown =
              admissions
                  .shown(ticket, hours.opens(), hours.closes())
                  .orElseThrow(CheckIns::noSuchTicket);
          requireAdmittedHere(shown, event);
          admissions.admit(ticket, door.strip(), admission);
          Admission recorded = admissions.admission(ticket).orElseThrow(CheckIns::noSuchTicket);
          if (!recorded.id().equals(admission)) {
            throw new AlreadyAdmittedException(recorded);
          }
          return recorded;
        });
  }

  /**
   * Takes back an admission that was a mistake, so that the ticket can be admitted again. Repeating
   * this changes nothing: the first record stays.
   *
   * @param admission {@link Admission#id}
   * @param accountId of the door staff who says so
   * @param door 1 to 60 characters
   * @param reason 1 to 200 characters
   * @throws BoxOfficeException NOT_FOUND when there is no such admission; INVALID_REQUEST
   */
  public UndoneAdmission undo(UUID admission, long accountId, String door, String reason) {
    if (!Legible.is(door)
        || door.length() > LONGEST_DOOR
        || !Legible.is(reason)
        || reason.length() > LONGEST_REASON) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST, "To undo an admission takes a reason and the name of the door.");
    }
    return transactions.call(
        RetryPolicy.WRITES,
        attempt -> {
          admissions.undo(admission, accountId, door.strip(), reason.strip());
          return admissions
              .undone(admission)
              .orElseThrow(
                  () ->
                      new BoxOfficeException(
                          Problem.NOT_FOUND, "There is no such admission to be undone."));
        });
  }

  private static void requireSameRequest(Admission made, String code, String door, Long event) {
    if (!made.code().equals(code)
        || !made.door().equals(door.strip())
        || event != null && event != made.eventId()) {
      throw reused("This idempotency key belongs to another request.");
    }
  }

  /** What was admitted once has had its time: whether it was is said first. */
  private static void requireAdmittedHere(Shown shown, Long event) {
    String is = "The ticket is for %s.".formatted(shown.event().title());
    if (event != null && event != shown.event().id()) {
      throw new NotAdmittedHereException(Problem.WRONG_EVENT, is, shown.event());
    }
    if (event == null && !shown.admitted() && shown.early()) {
      throw new NotAdmittedHereException(
          Problem.TOO_EARLY, is + " It begins too long from now.", shown.event());
    }
    if (event == null && !shown.admitted() && shown.late()) {
      throw new NotAdmittedHereException(
          Problem.TOO_LATE, is + " It began too long ago.", shown.event());
    }
  }

  private static BoxOfficeException reused(String message) {
    return new BoxOfficeException(Problem.IDEMPOTENCY_KEY_REUSED, message);
  }

  private static BoxOfficeException noSuchTicket() {
    return new BoxOfficeException(Problem.NOT_FOUND, "No valid ticket has this code.");
  }
}
