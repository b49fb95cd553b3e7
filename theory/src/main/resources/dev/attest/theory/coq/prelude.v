From Coq Require Import QArith List.
Import ListNotations.
Open Scope Q_scope.

(* ---- What a definition means: numbers, vectors and matrices over the rationals. ---- *)

(* Undefined: a division by 0, a root of a number < 0, ...
   Unknown: a number that is not rational (exp 1), or sizes that do not agree. Nothing is concluded from it.
   The meaning is strict: where any part of a definition is undefined, all of it is. *)
Inductive value (A : Type) : Type := Defined (a : A) | Undefined | Unknown.
Arguments Defined {A} a.
Arguments Undefined {A}.
Arguments Unknown {A}.

Definition vector := list Q.
Definition matrix := list vector.

Definition with1 {A B} (f : A -> value B) (x : value A) : value B :=
  match x with Defined a => f a | Undefined => Undefined | Unknown => Unknown end.

Definition with2 {A B C} (f : A -> B -> value C) (x : value A) (y : value B) : value C :=
  match x, y with
  | Undefined, _ | _, Undefined => Undefined
  | Defined a, Defined b => f a b
  | _, _ => Unknown
  end.

(* Entry by entry; a number meets every entry of a vector or matrix. *)
Fixpoint each {A B} (f : A -> value B) (x : list A) : value (list B) :=
  match x with
  | [] => Defined []
  | a :: rest => with2 (fun b bs => Defined (b :: bs)) (f a) (each f rest)
  end.

Fixpoint each2 {A B C} (f : A -> B -> value C) (x : list A) (y : list B) : value (list C) :=
  match x, y with
  | [], [] => Defined []
  | a :: more, b :: rest => with2 (fun c cs => Defined (c :: cs)) (f a b) (each2 f more rest)
  | _, _ => Unknown
  end.

Definition to_each {A B C} (f : A -> B -> value C) (a : A) (y : list B) : value (list C) := each (f a) y.
Definition by_each {A B C} (f : A -> B -> value C) (x : list A) (b : B) : value (list C) := each (fun a => f a b) x.

Definition given {A} (x : list (value A)) : value (list A) := each (fun a => a) x.

(* ---- Functions of numbers. ---- *)

Definition number (x : Z) : value Q := Defined (inject_Z x).
Definition count (n : nat) : value Q := number (Z.of_nat n).
Definition below (a b : Q) : bool := negb (Qle_bool b a).

Definition add (a b : Q) : value Q := Defined (Qred (a + b)).
Definition subtract (a b : Q) : value Q := Defined (Qred (a - b)).
Definition multiply (a b : Q) : value Q := Defined (Qred (a * b)).
Definition divide (a b : Q) : value Q := if Qeq_bool b 0 then Undefined else Defined (Qred (a / b)).
Definition negate (a : Q) : value Q := Defined (- a).

Definition minimum (a b : Q) : value Q := Defined (if Qle_bool a b then a else b).
Definition maximum (a b : Q) : value Q := Defined (if Qle_bool b a then a else b).
Definition absolute (a : Q) : value Q := Defined (if below a 0 then - a else a).
Definition sign (a : Q) : value Q := Defined (if below a 0 then -1 # 1 else if below 0 a then 1 else 0).
Definition step (a : Q) : value Q := Defined (if below a 0 then 0 else if below 0 a then 1 else 1 # 2).
Definition relu (a : Q) : value Q := maximum a 0.
Definition leakyrelu (a slope : Q) : value Q := if below a 0 then multiply slope a else Defined a.

(* By Lindemann these are rational at one rational only. *)
Definition exponential (a : Q) : value Q := if Qeq_bool a 0 then Defined 1 else Unknown.
Definition logarithm (a : Q) : value Q :=
  if Qle_bool a 0 then Undefined else if Qeq_bool a 1 then Defined 0 else Unknown.
Definition sine (a : Q) : value Q := if Qeq_bool a 0 then Defined 0 else Unknown.
Definition cosine (a : Q) : value Q := if Qeq_bool a 0 then Defined 1 else Unknown.
Definition tangent (a : Q) : value Q := if Qeq_bool a 0 then Defined 0 else Unknown.    (* hyperbolic *)
Definition logistic (a : Q) : value Q := if Qeq_bool a 0 then Defined (1 # 2) else Unknown.
Definition softplus (a : Q) : value Q := Unknown.
Definition elu (a : Q) : value Q := if below a 0 then Unknown else Defined a.
Definition pi : value Q := Unknown.

Definition root (a : Q) : value Q :=
  if below a 0 then Undefined
  else
    let (p, r) := Qred a in
    if andb (Z.eqb (Z.sqrt p * Z.sqrt p) p) (Pos.eqb (Pos.sqrt r * Pos.sqrt r) r)
    then Defined (Z.sqrt p # Pos.sqrt r)
    else Unknown.

(* A whole exponent, half a whole one, another constant, and one that varies. *)
Definition power (e : Z) (a : Q) : value Q :=
  if andb (Z.ltb e 0) (Qeq_bool a 0) then Undefined else Defined (Qred (Qpower a e)).
Definition half_power (e : Z) (a : Q) : value Q := with1 (power e) (root a).
Definition other_power (e a : Q) : value Q :=
  if below a 0 then Undefined
  else if Qeq_bool a 0 then (if below e 0 then Undefined else Defined 0)
  else if Qeq_bool a 1 then Defined 1 else Unknown.
Definition varying_power (a e : Q) : value Q := with1 exponential (with2 multiply (Defined e) (logarithm a)).

Declare Scope value_scope.
Delimit Scope value_scope with val.
Notation "x + y" := (with2 add x y) : value_scope.
Notation "x - y" := (with2 subtract x y) : value_scope.
Notation "x * y" := (with2 multiply x y) : value_scope.
Notation "x / y" := (with2 divide x y) : value_scope.

(* ---- Vectors and matrices. ---- *)

Definition fold {A} (f : A -> A -> value A) (x : list A) : value A :=
  match x with
  | [] => Unknown
  | a :: rest => fold_left (fun sum b => with2 f sum (Defined b)) rest (Defined a)
  end.

Definition total (x : vector) : value Q := fold add (0 :: x).
Definition average (x : vector) : value Q := with2 divide (total x) (count (length x)).
Definition least (x : vector) : value Q := fold minimum x.
Definition largest (x : vector) : value Q := fold maximum x.
Definition dot (x y : vector) : value Q := with1 total (each2 multiply x y).

Definition single (a : Q) : value vector := Defined [a].
Definition joined (parts : list vector) : value vector := Defined (concat parts).
Definition column (a : matrix) (c : nat) : vector := map (fun row => nth c row 0) a.
Definition columns (a : matrix) : nat := length (hd [] a).
Definition transposed (a : matrix) : matrix := map (column a) (seq 0 (columns a)).
Definition transpose (a : matrix) : value matrix := Defined (transposed a).
Definition matrix_vector (a : matrix) (x : vector) : value vector := each (fun row => dot row x) a.
Definition vector_matrix (x : vector) (a : matrix) : value vector := matrix_vector (transposed a) x.
Definition matrix_matrix (a b : matrix) : value matrix := each (fun row => vector_matrix row b) a.
Definition outer (x y : vector) : value matrix := each (fun a => each (multiply a) y) x.
Definition same_place (r c : nat) (a : Q) : Q := if Nat.eqb r c then a else 0.
Definition diagonal (x : vector) : value matrix :=
  Defined (map (fun r => map (fun c => same_place r c (nth r x 0)) (seq 0 (length x))) (seq 0 (length x))).
Definition identity (n : nat) : value matrix := diagonal (repeat 1 n).
(* Entry t goes to the place t + shift, modulo the width. *)
Definition roll (shift : Z) (x : vector) : value vector :=
  let w := Z.of_nat (length x) in
  Defined (map (fun t => nth (Z.to_nat (Z.modulo (Z.of_nat t - shift) w)) x 0) (seq 0 (length x))).

Definition without {A} (t : nat) (x : list A) : list A := firstn t x ++ skipn (S t) x.
Definition minor (r c : nat) (a : matrix) : matrix := map (without c) (without r a).
Definition alternating (t : nat) : Q := if Nat.even t then 1 else -1 # 1.

(* By the first row. *)
Fixpoint determinant (size : nat) (a : matrix) : Q :=
  match size with
  | O => 1
  | S less =>
      fold_left
        (fun sum c => Qred (sum + alternating c * nth c (hd [] a) 0 * determinant less (minor 0 c a)))
        (seq 0 size) 0
  end.

(* The transposed cofactors by the determinant, which must not be 0. *)
Definition inverse (a : matrix) : value matrix :=
  let size := length a in
  let d := determinant size a in
  if negb (forallb (fun row => Nat.eqb (length row) size) a) then Unknown
  else if Qeq_bool d 0 then Undefined
  else
    Defined
      (map
        (fun r => map (fun c => Qred (alternating (r + c) * determinant (pred size) (minor c r a) / d)) (seq 0 size))
        (seq 0 size)).

(* ---- Over the keys of a row. ---- *)

Definition over {A} (f : A -> A -> value A) (n : nat) (body : nat -> value A) : value A :=
  with1 (fold f) (each body (seq 0 n)).

(* The point of the simplex that is nearest to the scores: what exceeds the threshold of the scores in falling
   order, which is (their sum - 1) / k over the largest k of them that exceed it. *)
Fixpoint insert (a : Q) (x : vector) : vector :=
  match x with [] => [a] | b :: rest => if Qle_bool b a then a :: x else b :: insert a rest end.
Definition falling (x : vector) : vector := fold_right insert [] x.
Definition cut (k : nat) (x : vector) : Q :=
  Qred ((fold_right Qplus 0 (firstn k x) - 1) / inject_Z (Z.of_nat k)).
Definition threshold (x : vector) : Q :=
  fold_left
    (fun t k => if below (cut k x) (nth (pred k) x 0) then cut k x else t)
    (seq 1 (length x)) 0.
Definition sparsemax (here : value Q) (n : nat) (there : nat -> value Q) : value Q :=
  with2 (fun a x => relu (Qred (a - threshold (falling x)))) here (each there (seq 0 n)).

(* ---- Where a token stands. ---- *)

Definition grid_row (n place : nat) : value Q := count (Nat.div place (Nat.sqrt n)).
Definition grid_column (n place : nat) : value Q := count (Nat.modulo place (Nat.sqrt n)).
(* A turn by 0 is none; the sine of any other rational angle is not rational. *)
Definition rotary (x : vector) (place : Q) : value vector := if Qeq_bool place 0 then Defined x else Unknown.

(* ---- States, one key after another. ---- *)

Definition zeros (rows columns : nat) : matrix := repeat (repeat 0 columns) rows.
Definition after {A} (n : nat) (update : nat -> A -> value A) (start : value A) : value A :=
  fold_left (fun state j => with1 (update j) state) (seq 0 n) start.
(* The values of which that of the key j is the first unit vector, and the others are 0. *)
Definition unit_values (n width j : nat) : matrix :=
  map (fun l => (if Nat.eqb l j then 1 else 0) :: repeat 0 (pred width)) (seq 0 n).
Definition first (x : vector) : value Q := match x with [] => Unknown | a :: _ => Defined a end.

(* ---- What is said of rows. ---- *)

(* Different in some entry. *)
Definition differ (x y : vector) : Prop := exists t, ~ nth t x 0 == nth t y 0.
Definition scaled (c : Q) (x : vector) : vector := map (fun a => Qred (c * a)) x.
Definition entries (x : value vector) : vector := match x with Defined a => a | _ => [] end.
Definition translated (c : vector) (a : matrix) : matrix :=
  map (fun row => map (fun pair => Qred (fst pair + snd pair)) (combine row c)) a.
(* At place j what was at the place order j. *)
Definition permuted {A} (order : list nat) (nothing : A) (x : list A) : list A :=
  map (fun j => nth j x nothing) order.
(* Further in a direction than a value. *)
Definition beyond (direction x v : vector) : Prop :=
  fold_right Qplus 0 (map (fun pair => fst pair * snd pair) (combine direction v))
  < fold_right Qplus 0 (map (fun pair => fst pair * snd pair) (combine direction x)).
