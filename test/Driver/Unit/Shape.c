//===- Shape.c - Tests of Shape.h ----------------------------------------===//
// The texts of types, and the parser of --shape.
//===----------------------------------------------------------------------===//
#include "Unit.h"

#include "Model/Shape.h"

#include <stdlib.h>

static void testText(void) {
  EXPECT_STR(nncTypeText(NNRT_F32, 0, NULL).text, "f32[]");
  EXPECT_STR(nncTypeText(NNRT_I64, 2, (int64_t[]){3, -1}).text, "i64[3x?]");
  // The longest: no dimension is cut off.
  int64_t wide[8] = {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX,
                     INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX};
  EXPECT(strlen(nncTypeText(NNRT_BOOL, 8, wide).text) == 4 + 8 * 19 + 7 + 2);
}

static void testParse(void) {
  NncShape shape;
  EXPECT(isOk(nncShapeParse("x=1x3x224x224", &shape)));
  EXPECT(shape.nameLength == 1 && shape.rank == 4 && shape.shape[2] == 224);
  EXPECT(isOk(nncShapeParse("a=b=7", &shape)));
  EXPECT(shape.nameLength == 3 && shape.rank == 1 && shape.shape[0] == 7);
  EXPECT(isOk(nncShapeParse("s=", &shape)));
  EXPECT(shape.rank == 0);
  EXPECT(isOk(nncShapeParse("x=?x2", &shape)));
  EXPECT(shape.rank == 2 && shape.shape[0] == -1 && shape.shape[1] == 2);
  static const char *const bad[] = {
      "x",    "=1",    "x=1x",   "x=x1", "x=-1",
      "x=?2", "x=1,2", "x=1xx2", "x= 1", "x=99999999999999999999"};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; ++i)
    EXPECT(failsWith(nncShapeParse(bad[i], &shape), "--shape takes NAME="));
  EXPECT(failsWith(nncShapeParse("x=1x1x1x1x1x1x1x1x1", &shape),
                   "more than 8 dimensions"));
}

static void testFind(void) {
  const char *texts[] = {"x=1", "xy=2x3"};
  NncShape *shapes;
  EXPECT(isOk(nncShapesParse((NncList){texts, 2}, &shapes)));
  const NncShape *found = nncShapesFind(shapes, 2, "xy");
  EXPECT(found && found->rank == 2);
  EXPECT(!nncShapesFind(shapes, 2, "y"));
  free(shapes);
  texts[1] = "x=2";
  EXPECT(failsWith(nncShapesParse((NncList){texts, 2}, &shapes),
                   "two --shape for 'x'"));
  EXPECT(!shapes);
}

void testShape(void) {
  testText();
  testParse();
  testFind();
}
