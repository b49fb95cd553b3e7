package dev.attest.theory.coq;

import dev.attest.theory.formula.Shape;

/// A function of numbers as one of vectors and matrices, entry by entry; a number meets every entry.
final class Lifting {
    private Lifting() {}

    static Code one(Code function, Shape shape) {
        return repeated("each", function, depth(shape));
    }

    static Code two(Code function, Shape left, Shape right) {
        int onLeft = depth(left);
        int onRight = depth(right);
        if (onLeft == onRight) {
            return repeated("each2", function, onLeft);
        }
        if (onLeft == 0) {
            return repeated("to_each", function, onRight);
        }
        if (onRight == 0) {
            return repeated("by_each", function, onLeft);
        }
        throw new NotExpressible("a vector that meets a matrix entry by entry");
    }

    private static Code repeated(String name, Code function, int times) {
        return times == 0 ? function : repeated(name, Code.call(name, function), times - 1);
    }

    private static int depth(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> 0;
            case Shape.Vector _ -> 1;
            case Shape.Matrix _ -> 2;
        };
    }
}
