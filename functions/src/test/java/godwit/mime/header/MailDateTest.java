package godwit.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 04 Mar 2015 05:06:07 +0000       | 2015-03-04T05:06:07Z",
        "4 Mar 2015 05:06:07 -0130 (comment)   | 2015-03-04T06:36:07Z",
        "Wed, 4 Mar 15 05:06 EST               | 2015-03-04T10:06:00Z",
        "Wed, 4 Mar 1998 05:06:07 GMT+0200     | 1998-03-04T03:06:07Z",
        "Wed Mar  4 05:06:07 2015              | 2015-03-04T05:06:07Z",
        "Wed Mar  4 05:06:07 CET 2015          | 2015-03-04T04:06:07Z",
        "2015-03-04T05:06:07Z                  | 2015-03-04T05:06:07Z",
        "2015-03-04 05:06:07.123 +01:00        | 2015-03-04T04:06:07Z",
        "04-Mar-2015 05:06:07 +0100            | 2015-03-04T04:06:07Z",
        "4 March 2015 5:06:07 PM +0000         | 2015-03-04T17:06:07Z",
        "4 Mar 115 05:06:07 UT                 | 2015-03-04T05:06:07Z",
        "4 Mar 1999                            | 1999-03-04T00:00:00Z",
        "Wed, 4 Mar 2015 05:06:07+0100         | 2015-03-04T04:06:07Z",
        "Wed,4 Mar 2015 05:06:60 +0000         | 2015-03-04T05:06:59Z",
        "Mi, 4 Mar 2015 05:06:07 +0000         | 2015-03-04T05:06:07Z",
      })
  void reads_dates_as_mail_writes_them(String written, Instant expected) {
    assertThat(MailDate.parse(written)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "31 Feb 2015 05:06:07 +0000",
        "1 Jan 1970 00:00:00 +0000",
        "4 Mar 2500 05:06:07 +0000",
        "4 Mar 2015 25:06:07 +0000",
        "4 Mar 2015 10:00:t",
        "99999999999 Mar 2015"
      })
  void says_that_there_is_no_date(String written) {
    assertThat(MailDate.parse(written)).isEmpty();
  }
}
