//===- ProfilePage.h - The page that shows a profile ------------*- C -*-===//
// ProfilePage.html as a string, which CMake makes; the comment PROFILE in it
// stands for the JSON.
//===----------------------------------------------------------------------===//
#ifndef NNC_PROFILEPAGE_H
#define NNC_PROFILEPAGE_H

/// Ends in 0.
extern const unsigned char nncProfilePage[];

#endif // NNC_PROFILEPAGE_H
