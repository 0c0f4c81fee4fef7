package io.rollcall.transfer;

import java.time.LocalDate;

/** Files as an export writes them: by number, lines ended by CRLF, quotation marks only where they are needed. */
final class Csv {
    static final String HEADER = "emp_id,emp_name,city,country,emp_dob\r\n";

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1950, 1, 1);
    private static final String[] NAMES = {
        "Ada Lovelace", "\"Hopper, Grace\"", "李小龙", "\"Alan \"\"Tony\"\" Turing\"", "Zoë"
    };

    private Csv() {}

    static String of(int rows, String city) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int number = 1; number <= rows; number++) {
            text.append(row(number, NAMES[number % NAMES.length], city));
        }
        return text.toString();
    }

    static String row(int number, String name, String city) {
        return number + "," + name + "," + city + ",Country " + number % 100 + ","
                + FIRST_BIRTH.plusDays(number % 20_000) + "\r\n";
    }
}
