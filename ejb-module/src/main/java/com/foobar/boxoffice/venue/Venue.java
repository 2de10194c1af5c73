package com.foobar.boxoffice.venue;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Legible;
import com.foobar.boxoffice.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.ZoneId;

/** A house with numbered seats. */
@Entity
public class Venue {

  private static final int LONGEST_NAME = 120;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;
  private String zone;

  /** As {@link Point}. */
  private int stageDistance;

  private int stageWidth;

  protected Venue() {}

  /**
   * @param zone what the clock at the house shows
   * @throws BoxOfficeException INVALID_REQUEST when the name cannot be shown
   */
  Venue(String name, ZoneId zone, Stage stage) {
    if (!Legible.is(name) || name.strip().length() > LONGEST_NAME) {
      throw new BoxOfficeException(
          Problem.INVALID_REQUEST,
          "A venue has a name of 1 to %d characters.".formatted(LONGEST_NAME));
    }
    this.name = name.strip();
    this.zone = zone.getId();
    this.stageDistance = Point.scaled(stage.distance());
    this.stageWidth = Point.scaled(stage.width());
  }

  public Long id() {
    return id;
  }

  public String name() {
    return name;
  }
}
