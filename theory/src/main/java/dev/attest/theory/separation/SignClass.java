package dev.attest.theory.separation;

import java.util.ArrayList;
import java.util.List;

/// What a row sees of a column of the readout besides the number of +1 among the groups that are not named.
///
/// @param special  the sign at the special entry
/// @param named    the signs at the groups that are named
/// @param constant the sign at the constant entry
public record SignClass(int special, List<Integer> named, int constant) {
    public SignClass {
        named = List.copyOf(named);
    }

    /// All of them, equally likely: 8 in self-attention, 16 in cross-attention.
    static List<SignClass> all(Setting setting) {
        int signs = setting.groups() - RowKind.others(setting) + 2;
        var all = new ArrayList<SignClass>();
        for (int number = 0; number < 1 << signs; number++) {
            var named = new ArrayList<Integer>();
            for (int place = 1; place < signs - 1; place++) {
                named.add(signAt(number, place));
            }
            all.add(new SignClass(signAt(number, 0), named, signAt(number, signs - 1)));
        }
        return all;
    }

    /// `+` or `-` for each sign, in the order of the components.
    String text() {
        var text = new StringBuilder(sign(special));
        named.forEach(sign -> text.append(sign(sign)));
        return text.append(sign(constant)).toString();
    }

    private static String sign(int sign) {
        return sign > 0 ? "+" : "-";
    }

    private static int signAt(int number, int place) {
        return (number >> place & 1) == 1 ? 1 : -1;
    }
}
