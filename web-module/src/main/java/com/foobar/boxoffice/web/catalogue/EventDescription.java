package com.foobar.boxoffice.web.catalogue;

import com.foobar.boxoffice.Money;
import com.foobar.boxoffice.catalogue.EventDetails;
import com.foobar.boxoffice.web.page.Html;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the head of an event's page says of it, for tabs, search engines and those who show a
 * preview of a link (Open Graph, https://ogp.me).
 *
 * @param address of the page, from the site's root; null for a page that says nothing
 */
record EventDescription(String title, String text, String address) {

  static final EventDescription UNKNOWN = new EventDescription("Event", "", null);

  private static final String SITE = "Foobar Box Office";

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy, HH:mm", Locale.UK);

  /** Characters that previews show before they cut. */
  private static final int LONGEST = 200;

  static EventDescription of(EventDetails event) {
    String text =
        Stream.of(when(event), event.venue(), price(event.fromPrice()), event.description())
            .filter(part -> part != null && !part.isBlank())
            .map(part -> part.strip().replaceAll("\\s+", " "))
            .map(part -> part.matches("(?s).*[.!?…]") ? part : part + ".")
            .collect(Collectors.joining(" "));
    return new EventDescription(event.title(), cut(text), "/event.html?id=" + event.id());
  }

  /** On the clock of the house. */
  private static String when(EventDetails event) {
    return WHEN.format(event.startsAt().atZone(ZoneId.of(event.zone())));
  }

  private static String price(Money price) {
    if (price == null) {
      return null;
    }
    Currency currency = Currency.getInstance(price.currency());
    NumberFormat format = NumberFormat.getCurrencyInstance(Locale.UK);
    format.setCurrency(currency);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return "Tickets from " + format.format(BigDecimal.valueOf(price.amountMinor(), digits));
  }

  /** At a blank where there is one, and never in the middle of a character. */
  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    String start = text.substring(0, text.offsetByCodePoints(0, LONGEST - 1));
    int blank = start.lastIndexOf(' ');
    return (blank > LONGEST / 2 ? start.substring(0, blank) : start) + "…";
  }

  /** Lines for the head of the page. */
  String html() {
    String name = Html.escape(title);
    String head = "<title>%s · %s</title>".formatted(name, SITE);
    if (address == null) {
      return head;
    }
    String about = Html.escape(text);
    return """
        %s
        <meta name="description" content="%s">
        <link rel="canonical" href="%s">
        <meta property="og:type" content="website">
        <meta property="og:site_name" content="%s">
        <meta property="og:title" content="%s">
        <meta property="og:description" content="%s">
        <meta name="twitter:card" content="summary">\
        """
        .formatted(head, about, Html.escape(address), SITE, name, about);
  }
}
